import { StoreError, type StoreErrorCode } from "@mgp/core";
import { connectFault, type Effect, type Trouble } from "@mgp/postgres";

const otherModel =
  "the store now has vectors of another model, or words of a newer analyser: restart this gateway with the settings of that model, or as the newer release";

/** As a health look and a refused write find it. */
export const READ_ONLY = "the database accepts no writes: it is a standby or read-only";

const failed = ["unavailable", "PostgreSQL failed"] as const;

/** The troubles of statements that mean the same for reads and writes. */
const meanings: Readonly<Partial<Record<Trouble, readonly [StoreErrorCode, string]>>> = {
  refused: failed,
  "not-received": ["unavailable", "PostgreSQL closed the session before it received the statement"],
  ended: ["deadline", "PostgreSQL ended the statement: it took too long, or an administrator cancelled it"],
  "disk-full": ["unwritable", "the disk of PostgreSQL is full"],
  "too-many-connections": [
    "busy",
    "PostgreSQL accepts no more connections: lower MGP_POSTGRES_POOL_SIZE or raise max_connections",
  ],
  "short-of-resources": ["busy", "PostgreSQL is short of memory or another resource"],
  collision: ["busy", "the transaction kept conflicting with other writes"],
  contended: ["busy", "the transaction kept conflicting with other writes"],
  locked: ["busy", "a lock could not be acquired in time"],
  "read-only": ["unwritable", READ_ONLY],
  "too-large": [
    "too_large",
    "the memory has an id, a subject or a tenant that is too long for PostgreSQL, or too much of it",
  ],
  "not-kept": ["invalid", "PostgreSQL cannot store a text or number of the request"],
  forbidden: [
    "misconfigured",
    "the role in MGP_POSTGRES_DSN lacks a privilege: grant the privileges that the README lists",
  ],
  "check-failed": ["misconfigured", otherModel],
  "no-column": ["misconfigured", otherModel],
  "no-table": ["misconfigured", "a table is missing from the schema: run mgp-gateway migrate"],
  "no-schema": ["misconfigured", "the schema is missing: run mgp-gateway migrate"],
  "damaged-data": ["damaged", "PostgreSQL found its data damaged: restore a backup"],
  "damaged-index": ["damaged", "PostgreSQL found an index damaged: rebuild it"],
};

/** A driver's error in our words; its own are the cause. */
export function toStoreError(trouble: Trouble, effect: Effect, cause: unknown): StoreError {
  if (trouble === "lost") return lost(effect, cause);
  if (trouble === "disk-full" && effect === "read")
    return new StoreError("busy", "PostgreSQL's disk has no room for what this query needs", { cause });
  const [code, message] = meanings[trouble] ?? meaningOfConnecting(trouble) ?? failed;
  return new StoreError(code, message, { cause });
}

function meaningOfConnecting(trouble: Trouble): readonly [StoreErrorCode, string] | undefined {
  const fault = connectFault(trouble);
  if (fault === undefined) return undefined;
  return [fault.isSetting ? "misconfigured" : "unavailable", `MGP_POSTGRES_DSN: ${fault.words}`];
}

function lost(effect: Effect, cause: unknown): StoreError {
  if (effect === "read") return new StoreError("unavailable", "the connection to PostgreSQL was lost", { cause });
  return new StoreError("unknown_outcome", "the connection to PostgreSQL was lost while it wrote", { cause });
}
