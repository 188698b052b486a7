const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Where the string of a JSON text ends that begins with the quotation mark at `start`: at its last one, or at the end
 * of the text.
 */
export function endOfString(text: string, start: number): number {
  // A search is fast as long as it finds no escaped mark.
  const end = text.indexOf('"', start + 1);
  if (end < 0) return text.length;
  return isEscaped(text, end) ? endBehind(text, end + 1) : end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (at - first) % 2 === 1;
}

function endBehind(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at;
    if (unit === BACKSLASH) at += 1;
  }
  return text.length;
}
