/**
 * What an answer lacks of what a page shows of it, in words; nothing when the page tells the truth. Objects may have
 * more keys than are shown, lists may not have more items, and `…` in a string stands for any text.
 */
export function differences(shown: unknown, answer: unknown, place = "the answer"): readonly string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(answer)) return [`${place} is no list`];
    if (answer.length !== shown.length) return [`${place} has ${answer.length} items, not ${shown.length}`];
    return shown.flatMap((item, index) => differences(item, answer[index], `${place}[${index}]`));
  }
  if (isObject(shown)) {
    if (!isObject(answer)) return [`${place} is no object`];
    return Object.entries(shown).flatMap(([key, member]) => differences(member, answer[key], `${place}.${key}`));
  }
  if (typeof shown === "string" && typeof answer === "string" && matchesText(shown, answer)) return [];
  return shown === answer ? [] : [`${place} is ${JSON.stringify(answer)}, not ${JSON.stringify(shown)}`];
}

/** Is it this text, `…` standing for any? */
export function matchesText(shown: string, text: string): boolean {
  const [start = "", ...parts] = shown.split("…");
  const end = parts.pop();
  if (end === undefined) return shown === text;
  let place = start.length;
  for (const part of parts) {
    const found = text.indexOf(part, place);
    if (found < 0) return false;
    place = found + part.length;
  }
  return text.startsWith(start) && text.length >= place + end.length && text.endsWith(end);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
