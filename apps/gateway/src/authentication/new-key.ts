import { randomBytes } from "node:crypto";
import { keyId } from "./caller-key.ts";
import { digestOfSecret } from "./digest.ts";

/** A fresh key. It is kept nowhere: the callers file has its digest. */
export interface FreshKey {
  readonly key: string;
  /** By which the key is listed and revoked. */
  readonly id: string;
  /** Hexadecimal digits. */
  readonly sha256: string;
}

/** Draws a key of 256 random bits. */
export function drawKey(): FreshKey {
  const key = `mgp_${randomBytes(32).toString("base64url")}`;
  const digest = digestOfSecret(key);
  return { key, id: keyId(digest), sha256: digest.toString("hex") };
}

/** A fresh key, and an entry of the callers file that accepts it: for one tenant, and with no right. */
export function newKey(id: string): { readonly key: string; readonly entry: Readonly<Record<string, unknown>> } {
  const { key, sha256 } = drawKey();
  return { key, entry: newEntry(id, [{ sha256 }]) };
}

/** An entry of the callers file that may do what an agent usually does, in one tenant. */
export function newEntry(id: string, keys: readonly object[]): Readonly<Record<string, unknown>> {
  return {
    id,
    keys,
    tenants: ["default"],
    agents: ["*"],
    actions: ["write", "search", "read", "update", "expire", "revoke", "delete", "purge"],
    rights: [],
  };
}
