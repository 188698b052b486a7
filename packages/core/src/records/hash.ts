import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** 128 bits of SHA-256 over the JSON text of the parts, as 32 hexadecimal digits; JSON keeps their borders apart. */
export function hashOf(parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))).subarray(0, 16));
}
