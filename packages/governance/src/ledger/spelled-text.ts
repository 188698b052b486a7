/** Stands for what was left out. */
export const ELLIPSIS = "\u2026";

/** How many bytes a text takes in a line of the audit log, where all but printable ASCII is escaped. */
function spelledBytes(text: string): number {
  let bytes = 0;
  for (let place = 0; place < text.length; place += 1) bytes += unitBytes(text.charCodeAt(place));
  return bytes;
}

/** The text, or its beginning and an ellipsis where a line of the audit log would need more bytes for all of it. */
export function shortText(text: string, most: number): string {
  if (text.length * ESCAPE_BYTES <= most || spelledBytes(text) <= most) return text;
  let bytes = spelledBytes(ELLIPSIS);
  let beginning = "";
  for (const character of text) {
    bytes += spelledBytes(character);
    if (bytes > most) break;
    beginning += character;
  }
  return beginning + ELLIPSIS;
}

/** As many of the texts as a line has the bytes for; an ellipsis comes last when there are more. */
export function shortList(texts: readonly string[], most: number): readonly string[] {
  let bytes = 0;
  const beyond = texts.findIndex((text) => (bytes += spelledBytes(text) + QUOTES_BYTES) > most);
  return beyond < 0 ? texts : [...texts.slice(0, beyond), ELLIPSIS];
}

/** `\u` and four digits. */
const ESCAPE_BYTES = 6;
/** Two quotation marks and a comma. */
const QUOTES_BYTES = 3;

function unitBytes(unit: number): number {
  if (unit === 0x22 || unit === 0x5c) return 2;
  return unit >= 0x20 && unit <= 0x7e ? 1 : ESCAPE_BYTES;
}
