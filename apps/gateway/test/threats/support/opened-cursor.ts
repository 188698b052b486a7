import { createDecipheriv, hkdfSync } from "node:crypto";

/** What stands in a cursor that a gateway has sealed with a key; it is drawn anew with each seal, so that two never look alike. */
export function openedCursor(cursorKey: Uint8Array, cursor: string): string {
  const bytes = Buffer.from(cursor, "base64url");
  const key = Buffer.from(hkdfSync("sha256", cursorKey, "", "mgp cursor", 32));
  return createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 })
    .update(bytes.subarray(12, -16))
    .toString("utf8")
    .replace(/\0+$/u, "");
}
