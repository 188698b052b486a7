import type { Credentials } from "./authenticate.ts";
import { digestOfHeader, sameDigest } from "./digest.ts";

const bearerPrefix = "Bearer ";

/** A token in any of the values that were sent, in any spelling of the scheme. */
const anyBearer = /(?:^|, )bearer\s+\S/i;

/** The key in `X-MGP-API-Key`; `undefined` when there is none. */
export function apiKeyOf(credentials: Credentials): string | undefined {
  const value = credentials.header("x-mgp-api-key");
  return value === "" ? undefined : value;
}

/** The token behind `Authorization: Bearer`, case-sensitive and with exactly one space, as the protocol's reference has it. */
export function bearerTokenOf(credentials: Credentials): string | undefined {
  const value = credentials.header("authorization");
  if (value === undefined || !value.startsWith(bearerPrefix)) return undefined;
  const token = value.slice(bearerPrefix.length);
  return token === "" || token.startsWith(" ") ? undefined : token;
}

/** What is wrong with the credentials of a request that was refused. */
export function credentialFault(
  credentials: Credentials,
): "credential_missing" | "credential_wrong" | "credentials_differ" {
  if (keysDiffer(credentials)) return "credentials_differ";
  const isSent = apiKeyOf(credentials) !== undefined || credentials.header("authorization") !== undefined;
  return isSent ? "credential_wrong" : "credential_missing";
}

/** Do the two headers hold keys that are not the same? */
export function keysDiffer(credentials: Credentials): boolean {
  const apiKey = apiKeyOf(credentials);
  const authorization = credentials.header("authorization");
  if (apiKey === undefined || authorization === undefined || !anyBearer.test(authorization)) return false;
  const token = bearerTokenOf(credentials);
  return token === undefined || !sameDigest(digestOfHeader(token), digestOfHeader(apiKey));
}
