import { NoPassword } from "./dsn/no-password.ts";

/** Why there is no connection, where the server has given no reason of its own. */
export type ConnectTrouble =
  | "unreachable"
  | "not-listening"
  | "no-host"
  | "no-answer"
  | "no-tls"
  | "tls-failed"
  | "untrusted"
  | "other-name"
  | "outdated"
  | "no-password";

/** By the codes of Node.js and OpenSSL. */
const codes: ReadonlyMap<unknown, ConnectTrouble> = new Map<unknown, ConnectTrouble>([
  ["ECONNREFUSED", "not-listening"],
  ["ENOENT", "not-listening"],
  ["ENOTFOUND", "no-host"],
  ["EAI_AGAIN", "no-host"],
  ["ETIMEDOUT", "no-answer"],
  ["EHOSTUNREACH", "no-answer"],
  ["ENETUNREACH", "no-answer"],
  ["UNABLE_TO_GET_ISSUER_CERT", "untrusted"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "untrusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "untrusted"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "untrusted"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "untrusted"],
  ["CERT_SIGNATURE_FAILURE", "untrusted"],
  ["CERT_UNTRUSTED", "untrusted"],
  ["CERT_REJECTED", "untrusted"],
  ["CERT_REVOKED", "untrusted"],
  ["CERT_CHAIN_TOO_LONG", "untrusted"],
  ["INVALID_CA", "untrusted"],
  ["INVALID_PURPOSE", "untrusted"],
  ["PATH_LENGTH_EXCEEDED", "untrusted"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "other-name"],
  ["CERT_HAS_EXPIRED", "outdated"],
  ["CERT_NOT_YET_VALID", "outdated"],
  ["EPROTO", "tls-failed"],
]);

/** What the driver says where it gives no code. */
const messages: ReadonlyMap<string, ConnectTrouble> = new Map<string, ConnectTrouble>([
  ["The server does not support SSL connections", "no-tls"],
  ["timeout expired", "no-answer"],
]);

/** Why a connection failed that the server has not refused in words. */
export function networkTroubleOf(error: unknown): ConnectTrouble {
  if (error instanceof NoPassword) return "no-password";
  if (!(error instanceof Error)) return "unreachable";
  const code: unknown = "code" in error ? error.code : undefined;
  const known = codes.get(code) ?? messages.get(error.message);
  if (known !== undefined) return known;
  return typeof code === "string" && /^ERR_(?:SSL|OSSL|TLS)_/.test(code) ? "tls-failed" : "unreachable";
}
