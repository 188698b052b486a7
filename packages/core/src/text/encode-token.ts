import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

const PLAIN = /^[a-z0-9]{1,36}$/;
const LONGEST = 36;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * A term as a token that every search engine keeps whole: 3 to 38 characters of `[a-z0-9]`, so that it is longer
 * than any engine's minimum, shorter than every maximum (LanceDB drops 40), no stop word and no query syntax.
 *
 * It stands in the name space `open`: `zz` + the term where it is plain; else `zy` + base32 of its UTF-8 where that is
 * short enough; else `zx` + base32 of its 128-bit hash.
 *
 * @returns the token
 */
export function encodeToken(term: string): string {
  if (PLAIN.test(term)) return `zz${term}`;
  const bytes = utf8ToBytes(term);
  if (Math.ceil((bytes.length * 8) / 5) <= LONGEST) return base32("zy", bytes);
  return base32("zx", sha256(bytes).subarray(0, 16));
}

/**
 * Where a token of a memory stands. A memory without hidden content has all of its tokens in `open`. One with hidden
 * content has what stays plain in `partial`, and everything in `full`. So a memory holds a term either as an open token
 * or as one of another name space, and counts of the two add up.
 */
export type NameSpace = "open" | "partial" | "full";

/** The first letter of a token tells its name space. */
const FIRST_UNIT: Readonly<Record<NameSpace, number>> = {
  open: "z".charCodeAt(0),
  partial: "p".charCodeAt(0),
  full: "h".charCodeAt(0),
};

/**
 * The token of the same term in another name space. Made of units, as what `base32` makes.
 *
 * @param token as `encodeToken` made it
 * @returns the token of that name space
 */
export function inNameSpace(token: string, space: NameSpace): string {
  const units = [FIRST_UNIT[space]];
  for (let place = 1; place < token.length; place++) units.push(token.charCodeAt(place));
  return String.fromCharCode(...units);
}

/**
 * Does the token stand for hidden content, so that only a query that may find it asks for it?
 *
 * @returns whether it stands for hidden content
 */
export function isHiddenToken(token: string): boolean {
  return token.charCodeAt(0) === FIRST_UNIT.full;
}

/**
 * RFC 4648, lower case, without padding, behind a prefix. Made of units at once: V8 keeps what is concatenated as a
 * chain of its pieces, 32 bytes each, for as long as an index holds the token.
 */
function base32(prefix: string, bytes: Uint8Array): string {
  const units = [prefix.charCodeAt(0), prefix.charCodeAt(1)];
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      units.push(ALPHABET.charCodeAt((buffer >>> bits) & 31));
    }
    buffer &= (1 << bits) - 1;
  }
  if (bits > 0) units.push(ALPHABET.charCodeAt((buffer << (5 - bits)) & 31));
  return String.fromCharCode(...units);
}
