import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

const DIGITS = 32;

/**
 * 128 bits of SHA-256 over the JSON text of the parts, as 32 hexadecimal digits; JSON keeps their borders apart.
 *
 * @returns 32 hexadecimal digits
 */
export function hashOf(parts: readonly string[]): string {
  return digest(JSON.stringify(parts));
}

/**
 * Node's own hash takes a seventh of the time of one in JavaScript, and each write needs several. It is asked for and
 * not imported, because core also runs where there is none: in browsers, and at the edge.
 */
const digest: (text: string) => string = nativeDigest() ?? portableDigest;

function nativeDigest(): ((text: string) => string) | undefined {
  if (!("process" in globalThis) || !("getBuiltinModule" in globalThis.process)) return undefined;
  const { hash } = globalThis.process.getBuiltinModule("node:crypto");
  const scratch = globalThis.Buffer.alloc(DIGITS);
  return (text) => {
    // The first half of a longer text would keep all of it in memory, for as long as its record.
    scratch.write(hash("sha256", text, "hex"), 0, DIGITS, "latin1");
    return scratch.toString("latin1", 0, DIGITS);
  };
}

/** The same without Node. */
export function portableDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, DIGITS / 2));
}
