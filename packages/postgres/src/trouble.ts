import { type ConnectTrouble, networkTroubleOf } from "./connect-trouble.ts";

/**
 * What went wrong, as far as a caller can act on it.
 *
 * - `lost`: the connection ended while the statement was under way, so a write may have had its effect.
 * - `not-received`: the server had closed the session before it received the statement, which had no effect.
 * - A `ConnectTrouble`: there was no connection, so nothing was sent.
 * - `collision`: two transactions met; nothing took effect, and it may go well the next time.
 * - `ended`: the server ended the statement, which had no effect.
 * - Everything else is a refusal of the server, which had no effect either. `refused` is one without a class here.
 */
export type Trouble = "lost" | "not-received" | ConnectTrouble | "refused" | (typeof states)[number][1];

/** PostgreSQL's codes, the whole one or its class. @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
const states = [
  ["57014", "ended"],
  ["40001", "collision"],
  ["40P01", "collision"],
  ["40", "contended"],
  ["53100", "disk-full"],
  ["53300", "too-many-connections"],
  ["53", "short-of-resources"],
  ["55P03", "locked"],
  ["25006", "read-only"],
  ["54", "too-large"],
  ["22", "not-kept"],
  ["42501", "forbidden"],
  ["23514", "check-failed"],
  ["42703", "no-column"],
  ["42P01", "no-table"],
  ["3F000", "no-schema"],
  ["28P01", "wrong-password"],
  ["28", "not-admitted"],
  ["3D000", "no-database"],
  ["57P03", "starting"],
  ["XX001", "damaged-data"],
  ["XX002", "damaged-index"],
] as const;

const troubles: ReadonlyMap<string, Trouble> = new Map(states);

/** The server closed the session: it had been silent for longer than `idle_session_timeout`. */
const IDLE_SESSION_TIMEOUT = "57P05";

/** What went wrong with a statement that was sent. */
export function troubleOf(error: unknown): Trouble {
  const state = sqlState(error);
  if (state === IDLE_SESSION_TIMEOUT) return "not-received";
  // A server that ends a session does not say what became of its statement.
  if (state === undefined || state.startsWith("08") || endsSession(error)) return "lost";
  return inTable(state) ?? "refused";
}

/** Why there is no connection. */
export function connectTroubleOf(error: unknown): Trouble {
  const state = sqlState(error);
  if (state === undefined) return networkTroubleOf(error);
  return inTable(state) ?? "unreachable";
}

/** The five characters that PostgreSQL gives an error; `undefined`: it is not PostgreSQL's. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && "severity" in error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

function inTable(state: string): Trouble | undefined {
  return troubles.get(state) ?? troubles.get(state.slice(0, 2));
}

function endsSession(error: unknown): boolean {
  return error instanceof Error && "severity" in error && error.severity !== "ERROR";
}
