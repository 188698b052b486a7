import type { Credentials } from "./authenticate.ts";

const bearerPrefix = "Bearer ";

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
