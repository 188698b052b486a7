import { StoreError, type StoreErrorCode } from "@mgp/core";

/** What the caller of a statement has to know to understand its failure. */
export type Effect = "read" | "write";

/** PostgreSQL's codes, the whole one or its class. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const meanings: ReadonlyMap<string, readonly [StoreErrorCode, string]> = new Map([
  ["57014", ["deadline", "PostgreSQL ended the statement: it took too long, or an administrator cancelled it"]],
  ["53100", ["busy", "PostgreSQL has no room on its disk"]],
  ["53300", ["busy", "PostgreSQL takes no more connections: lower MGP_POSTGRES_POOL_SIZE or raise max_connections"]],
  ["53", ["busy", "PostgreSQL is short of memory or another resource"]],
  ["40", ["busy", "other writes kept getting in the way"]],
  ["55P03", ["busy", "a lock was not to be had in time"]],
  ["25006", ["unavailable", "the database takes no writes: it is a standby, or set to read only"]],
  [
    "54",
    ["too_large", "the memory has an id, a subject or a tenant that is too long for PostgreSQL, or too much of it"],
  ],
  ["22", ["invalid", "a text or number is none that PostgreSQL can keep"]],
  ["42501", ["misconfigured", "the role of MGP_POSTGRES_DSN lacks a right: grant what the README lists"]],
  ["23514", ["misconfigured", "the store has vectors of another model by now: restart this gateway with its settings"]],
  ["42703", ["misconfigured", "the store has vectors of another model by now: restart this gateway with its settings"]],
  ["42P01", ["misconfigured", "a table is missing from the schema: run mgp-gateway migrate"]],
  ["28", ["misconfigured", "PostgreSQL does not let the role of MGP_POSTGRES_DSN in: check its name and password"]],
  ["3D000", ["misconfigured", "the database of MGP_POSTGRES_DSN does not exist: create it, or name another"]],
  ["XX001", ["damaged", "PostgreSQL found its data damaged: restore a backup"]],
  ["XX002", ["damaged", "PostgreSQL found an index damaged: rebuild it"]],
]);

/** A driver's error in our words; its own are the cause. */
export function toStoreError(error: unknown, effect: Effect): StoreError {
  if (StoreError.isInstance(error)) return error;
  const state = sqlState(error);
  // A server that ends a session does not say what became of its statement.
  if (state === undefined || isFarewell(error)) return lost(error, effect);
  const [code, message] = meanings.get(state) ??
    meanings.get(state.slice(0, 2)) ?? ["unavailable", "PostgreSQL failed"];
  return new StoreError(code, message, { cause: error });
}

/** The five characters that PostgreSQL gives an error; `undefined`: it is not PostgreSQL's. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && "severity" in error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

/** Two transactions met; nothing took effect, and it may go well the next time. */
export function isCollision(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40001" || state === "40P01";
}

/** The server closed the session before it heard of the statement, which is still to be run. */
export function isUnheard(error: unknown): boolean {
  return sqlState(error) === "57P05";
}

/** Did the connection end with this error? */
function isFarewell(error: unknown): boolean {
  if (sqlState(error) === undefined) return true;
  return error instanceof Error && "severity" in error && error.severity !== "ERROR";
}

function lost(error: unknown, effect: Effect): StoreError {
  if (effect === "read")
    return new StoreError("unavailable", "the connection to PostgreSQL was lost", { cause: error });
  return new StoreError("unknown_outcome", "the connection to PostgreSQL was lost while it wrote", { cause: error });
}

/** Why there is no connection. */
export function toConnectError(error: unknown): StoreError {
  const state = sqlState(error);
  const [code, message] = (state === undefined
    ? undefined
    : (meanings.get(state) ?? meanings.get(state.slice(0, 2)))) ?? [
    "unavailable",
    "PostgreSQL cannot be reached: is it running, and are host and port in MGP_POSTGRES_DSN right?",
  ];
  return new StoreError(code, message, { cause: error });
}
