import { StoreError, type Call, type MemoryStore } from "@mgp/core";
import { describeError } from "../failures/describe-error.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { AuditLog } from "../ledger/audit-log.ts";
import { AuditUnavailable } from "../ledger/ledger-errors.ts";
import { inTime } from "../time/time-budget.ts";
import { type MissingHealthPart, partOfStore } from "./health.ts";

/** Milliseconds after which a part that has not answered counts as missing. */
const LOOK_MS = 2_000;

export interface HealthOptions {
  readonly store: MemoryStore;
  readonly audit: AuditLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly log: NonNullable<GovernanceOptions["log"]>;
}

/** Asks backend and audit log at the same time. @returns after two seconds at the latest what does not work */
export async function lookAtHealth({ store, audit, now, log }: HealthOptions): Promise<readonly MissingHealthPart[]> {
  const call: Call = { signal: AbortSignal.timeout(LOOK_MS), deadline: now() + LOOK_MS };
  const parts = await Promise.all([
    asked("backend", log, async () =>
      (await store.health(call)).map(({ part, reason }) => ({ part: partOfStore[part], reason })),
    ),
    asked("audit_log", log, async () => {
      const reason = await audit.health();
      return reason === undefined ? [] : [{ part: "audit_index", reason }];
    }),
  ]);
  return parts.flat();
}

/** @param whole the part that is missing when the question fails, or is not answered */
async function asked(
  whole: "backend" | "audit_log",
  log: HealthOptions["log"],
  ask: () => Promise<readonly MissingHealthPart[]>,
): Promise<readonly MissingHealthPart[]> {
  try {
    return await inTime(ask(), LOOK_MS, late);
  } catch (error) {
    if (StoreError.isInstance(error) || AuditUnavailable.isInstance(error))
      return [{ part: whole, reason: error.message }];
    log("error", "health_look_failed", { part: whole, error: describeError(error) });
    return [{ part: whole, reason: "its health check failed" }];
  }
}

function late(): StoreError {
  return new StoreError("deadline", `no answer within ${LOOK_MS} ms`);
}
