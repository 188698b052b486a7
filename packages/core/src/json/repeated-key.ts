import { KeySet } from "./key-set.ts";

/** Characters of a key that a message shows. */
const SHOWN = 64;

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * Finds an object that has a key twice, in whatever spelling. Parsers differ in which value they take, so that two
 * readers of one text can see two requests in it. The text is read once, which for a usual body takes less time than parsing it.
 *
 * The parsed value is not looked at: V8 can take a key that is spelled with escapes for another one.
 *
 * @param text valid JSON
 * @returns the key, quoted and of bounded length, for a message; `undefined`: no key is repeated
 * @see https://github.com/nodejs/node/issues/63785
 */
export function repeatedKey(text: string): string | undefined {
  const key = firstRepeated(text);
  if (key === undefined) return undefined;
  return `the key ${JSON.stringify(key.length > SHOWN ? `${key.slice(0, SHOWN)}…` : key)}`;
}

function firstRepeated(text: string): string | undefined {
  /** The keys of the objects around the place. Most of what is nested deep has one, for which a set would be much. */
  const around: (KeySet | string | undefined)[] = [];
  let start = 0;
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      start = at;
      end = endOfString(text, start);
      at = end;
    } else if (unit === OPEN) around.push(undefined);
    else if (unit === CLOSE) around.pop();
    else if (unit === COLON) {
      // Outside of strings each colon follows a key.
      const key = keyBetween(text, start, end);
      const keys = withKey(around.pop(), key);
      if (keys === undefined) return key;
      around.push(keys);
    }
  }
  return undefined;
}

/** `undefined`: the key is there already. */
function withKey(keys: KeySet | string | undefined, key: string): KeySet | string | undefined {
  if (keys === undefined) return key;
  if (typeof keys !== "string") return keys.add(key) ? keys : undefined;
  return keys === key ? undefined : new KeySet(keys, key);
}

function keyBetween(text: string, start: number, end: number): string {
  const spelled = text.slice(start + 1, end);
  if (!spelled.includes("\\")) return spelled;
  const key: unknown = JSON.parse(`"${spelled}"`);
  return String(key);
}

/** Where the string that begins with this quotation mark ends. A search is fast as long as it finds no escaped mark. */
function endOfString(text: string, start: number): number {
  const end = text.indexOf('"', start + 1);
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
