import { endOfString } from "./end-of-string.ts";
import { KeySet } from "./key-set.ts";

/** Characters of a key that a message shows. */
const SHOWN = 64;

const QUOTE = 0x22;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * Finds what two readers of one JSON text could read differently in the keys of its objects:
 *
 * - A key that an object has twice, in whatever spelling: parsers differ in which value they take.
 * - A backslash in a key. Once V8 13.6 has parsed an object with such a key, it can take any escaped key behind the same
 *   keys for it, in every later text of the process: `{"x":1,"\u0061":2}` behind `{"x":1,"\\":2}`.
 *
 * The text is read once, which for a usual body takes less time than parsing it.
 *
 * @param text to be asked about before it is parsed; what is not JSON may get any answer
 * @returns the end of a sentence that begins with the text's name, with the key quoted and of bounded length;
 *   `undefined`: there is nothing
 * @see https://github.com/nodejs/node/issues/63785
 */
export function keyFault(text: string): string | undefined {
  const fault = firstFault(text);
  if (fault === undefined) return undefined;
  const { key } = fault;
  const shown = JSON.stringify(key.length > SHOWN ? `${key.slice(0, SHOWN)}…` : key);
  return fault.isRepeated
    ? `has the key ${shown} twice in one object, where each key is allowed once`
    : `has a backslash in the key ${shown}, which no key may hold`;
}

interface KeyFault {
  readonly key: string;
  /** Otherwise it holds a backslash. */
  readonly isRepeated: boolean;
}

function firstFault(text: string): KeyFault | undefined {
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
      if (key.includes("\\")) return { key, isRepeated: false };
      const keys = withKey(around.pop(), key);
      if (keys === undefined) return { key, isRepeated: true };
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
  try {
    const key: unknown = JSON.parse(`"${spelled}"`);
    return String(key);
  } catch {
    return spelled;
  }
}
