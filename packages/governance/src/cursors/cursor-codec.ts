import { createHmac, timingSafeEqual } from "node:crypto";
import { canonicalJson } from "@mgp/core";
import type { JsonObject } from "@mgp/core";
import { invalidCursor } from "../request/failure.ts";

/** What a cursor is good for: another operation, tenant, caller or query cannot use it. */
export interface CursorBinding {
  readonly operation: string;
  readonly tenant: string;
  readonly caller: string;
  /** The filters of the query; page size and time budget are none. */
  readonly query: JsonObject;
}

/** Bytes of the signature that travel: 128 bits. */
const SIGNATURE_BYTES = 16;

/** Wraps a store's own position in text that only this gateway can have made. */
export interface CursorCodec {
  seal(binding: CursorBinding, position: string): string;
  /** @throws MgpError `MGP_INVALID_OBJECT` when the cursor is not one of ours for this binding */
  open(binding: CursorBinding, cursor: string): string;
}

export function createCursorCodec(key: Uint8Array): CursorCodec {
  const sign = (binding: CursorBinding, position: string): Buffer =>
    createHmac("sha256", key)
      .update(canonicalJson([binding.operation, binding.tenant, binding.caller, binding.query, position]))
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  return {
    seal(binding, position) {
      return Buffer.concat([sign(binding, position), Buffer.from(position, "utf8")]).toString("base64url");
    },
    open(binding, cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      // Base64 has several spellings of the same bytes; only ours is taken, so that any changed character is noticed.
      if (bytes.toString("base64url") !== cursor || bytes.length < SIGNATURE_BYTES) throw invalidCursor();
      const position = bytes.subarray(SIGNATURE_BYTES).toString("utf8");
      if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(binding, position))) throw invalidCursor();
      return position;
    },
  };
}
