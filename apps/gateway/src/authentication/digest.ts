import { createHash, timingSafeEqual } from "node:crypto";

/**
 * SHA-256 of a key as it arrives in a header. Node hands headers over as Latin-1, one character a byte, so that a key
 * with characters beyond ASCII has the same digest here as its UTF-8 text has in the configuration.
 */
export function digestOfHeader(value: string): Buffer {
  return createHash("sha256").update(value, "latin1").digest();
}

/** SHA-256 of a key as it was configured. */
export function digestOfSecret(value: string): Buffer {
  return createHash("sha256").update(value, "utf8").digest();
}

/** Compares two digests in a time that says nothing about where they differ. */
export function sameDigest(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
