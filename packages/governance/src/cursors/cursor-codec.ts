import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { canonicalJson } from "@mgp/core";
import type { JsonObject } from "@mgp/core";
import { invalidCursor } from "../failures/failure.ts";
import { paddedText, unpaddedText } from "./padding.ts";

/** What a cursor is good for: another operation, tenant, caller or query cannot use it. */
export interface CursorBinding {
  readonly operation: string;
  readonly tenant: string;
  readonly caller: string;
  /** The filters of the query; page size and time budget are none. */
  readonly query: JsonObject;
}

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a store's own position into text that only gateways with this key can have made, and that tells no other reader
 * where it stands: positions count what all tenants do.
 */
export interface CursorCodec {
  /** @returns base64url, another text for each call */
  seal(binding: CursorBinding, position: string): string;
  /** @throws MgpError `MGP_INVALID_OBJECT` when the cursor is not one of ours for this binding */
  open(binding: CursorBinding, cursor: string): string;
}

/** @param secret any number of bytes; the same for all gateways that are to understand each other's cursors */
export function createCursorCodec(secret: Uint8Array): CursorCodec {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "mgp cursor", KEY_BYTES));
  return {
    seal(binding, position) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(bytesOf(binding));
      const sealed = [nonce, cipher.update(paddedText(position)), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString("base64url");
    },
    open(binding, cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      // Base64 has several spellings of the same bytes; only ours is taken, so that any changed character is noticed.
      if (bytes.toString("base64url") !== cursor || bytes.length < NONCE_BYTES + TAG_BYTES) throw invalidCursor();
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(bytesOf(binding))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const padded = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      try {
        decipher.final();
      } catch {
        throw invalidCursor();
      }
      return unpaddedText(padded);
    },
  };
}

/** The binding does not travel: a cursor opens only where it is the same again. */
function bytesOf({ operation, tenant, caller, query }: CursorBinding): Buffer {
  return Buffer.from(canonicalJson([operation, tenant, caller, query]), "utf8");
}
