import { randomUUID } from "node:crypto";

const safeId = /^[A-Za-z0-9._-]{1,128}$/;

/** An id that may stand in a header and in a log line. */
export function isSafeId(id: string | undefined): id is string {
  return id !== undefined && safeId.test(id);
}

/** `req_` and 32 random hexadecimal digits. */
export function freshRequestId(): string {
  return `req_${randomUUID().replaceAll("-", "")}`;
}
