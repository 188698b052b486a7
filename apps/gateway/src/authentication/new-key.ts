import { randomBytes } from "node:crypto";
import { digestOfSecret } from "./digest.ts";

/** A fresh key with 256 random bits, and the entry that lets it in. The key itself is kept nowhere. */
export function newKey(id: string): { readonly key: string; readonly entry: Readonly<Record<string, unknown>> } {
  const key = `mgp_${randomBytes(32).toString("base64url")}`;
  return {
    key,
    entry: {
      id,
      key_sha256: digestOfSecret(key).toString("hex"),
      tenants: ["default"],
      agents: ["*"],
      actions: ["write", "search", "read", "update", "expire", "revoke", "delete", "purge"],
      rights: [],
    },
  };
}
