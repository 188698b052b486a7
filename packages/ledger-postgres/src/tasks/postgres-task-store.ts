import { setTimeout as wait } from "node:timers/promises";
import {
  LedgerUnavailable,
  numberIn,
  type TaskAdmission,
  type TaskClaim,
  type TaskEnd,
  taskOf,
  type TaskRecord,
  type TaskStore,
  textIn,
  type LedgerRow,
} from "@mgp/governance";
import type { Membership } from "../gateways/membership.ts";
import type { Database } from "../storage/database.ts";
import { HeldClaims } from "./held-claims.ts";
import type { TaskQueue } from "./queue.ts";
import { taskSql, type TaskSql } from "./sql.ts";

/** How often a poll looks whether another gateway has ended a task, in milliseconds. */
const LOOK_MS = 75;

/** How long the end of a task waits for the database before it is tried again, in milliseconds. */
const AGAIN_MS = 500;

/** What a claim that was released takes off the count of those without an end. */
const FORGIVEN = 1;
const COUNTED = 0;

export interface PostgresTaskStoreOptions {
  readonly database: Database;
  readonly membership: Membership;
  readonly queue: TaskQueue;
  /** Quoted already. */
  readonly schema: string;
}

/**
 * Tasks that all gateways share. A task's row is the truth, and its claim the lock: held by a gateway's number and the
 * count of attempts, void when the gateway has ended. The queue only says when to try.
 */
export class PostgresTaskStore implements TaskStore {
  readonly #database: Database;
  readonly #membership: Membership;
  readonly #queue: TaskQueue;
  readonly #sql: TaskSql;
  readonly #held = new HeldClaims();
  readonly #closing = new AbortController();

  constructor({ database, membership, queue, schema }: PostgresTaskStoreOptions) {
    this.#database = database;
    this.#membership = membership;
    this.#queue = queue;
    this.#sql = taskSql(schema);
    membership.onBeat(async () => {
      await this.#compareClaims().catch(() => undefined);
      await this.#adoptOrphans().catch(() => undefined);
    });
  }

  async start(run: (taskId: string) => Promise<void>): Promise<void> {
    await this.#queue.work(async (taskId) => {
      await run(taskId);
      const status = await this.#statusOf(taskId);
      return status !== "pending" && status !== "running";
    });
  }

  async create(task: TaskRecord, { startAfterMs, mostOpen }: TaskAdmission): Promise<boolean> {
    const { taskId, operation, tenant, caller, requestId, status, attempts, unended, createdAt, updatedAt } = task;
    const { message, request = null } = task;
    return await this.#database.transaction(async (run) => {
      await run(this.#sql.admit, [caller]);
      const owner = [taskId, operation, tenant, caller, requestId];
      const state = [status, attempts, unended, createdAt, updatedAt, JSON.stringify(message), request];
      const kept = await run(this.#sql.create, [...owner, ...state, mostOpen]);
      if (kept.length > 0) await this.#queue.add(taskId, startAfterMs, run);
      return kept.length > 0;
    });
  }

  async get(taskId: string): Promise<TaskRecord | undefined> {
    const [row] = await this.#database.query(this.#sql.get, [taskId]);
    return row === undefined ? undefined : taskIn(row);
  }

  async claim(taskId: string, updatedAt: string): Promise<TaskClaim | undefined> {
    if (this.#closing.signal.aborted || !this.#held.begin(taskId)) return undefined;
    const { number } = this.#membership;
    try {
      const [row] = await this.#database.query(this.#sql.claim, [taskId, updatedAt, number]);
      if (row === undefined) {
        this.#held.end(taskId);
        return undefined;
      }
      return this.#claimOf(taskIn(row), number);
    } catch (error) {
      // Should the claim have been made all the same, the next beat finds it without a run, and puts it back.
      this.#held.end(taskId);
      throw error;
    }
  }

  async cancel(taskId: string, end: TaskEnd): Promise<void> {
    await this.#database.query(this.#sql.cancel, [taskId, ...columnsOf(end)]);
    this.#held.lose(taskId);
  }

  async settled(taskId: string, withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while ((await this.#statusOf(taskId)) === "running" && performance.now() + LOOK_MS < until) await wait(LOOK_MS);
  }

  async removeEnded(keptMs: number): Promise<boolean> {
    return (await this.#database.query(this.#sql.removeEnded, [keptMs])).length > 0;
  }

  async stop(): Promise<void> {
    this.#closing.abort();
    await this.#queue.stopWork();
  }

  #claimOf(task: TaskRecord, number: number): TaskClaim {
    const { taskId, attempts } = task;
    const mine = [taskId, number, attempts];
    return {
      task,
      lost: this.#held.hold(taskId, attempts),
      end: async (end) => await this.#finish(taskId, this.#sql.end, [...mine, ...columnsOf(end)]),
      release: async (why) =>
        await this.#finish(taskId, this.#sql.release, [...mine, why === "stopped" ? FORGIVEN : COUNTED]),
    };
  }

  /** Until the database has it, or the gateway closes: a claim without a run would keep others from the task. */
  async #finish(taskId: string, statement: string, parameters: readonly unknown[]): Promise<void> {
    try {
      for (;;) {
        try {
          await this.#database.query(statement, parameters);
          return;
        } catch (error) {
          if (!LedgerUnavailable.isInstance(error) || this.#closing.signal.aborted) throw error;
        }
        await wait(AGAIN_MS, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    } finally {
      this.#held.end(taskId);
    }
  }

  async #statusOf(taskId: string): Promise<string | undefined> {
    const [row] = await this.#database.query(this.#sql.status, [taskId]);
    return row === undefined ? undefined : textIn(row, "status");
  }

  /** Claims of ours that are gone are lost: cancelled elsewhere, or taken. Claims that no task runs are put back. */
  async #compareClaims(): Promise<void> {
    const { number } = this.#membership;
    const before = this.#held.attempts;
    const rows = await this.#database.query(this.#sql.running, [number]);
    const running = new Map(rows.map((row) => [textIn(row, "task_id"), numberIn(row, "attempts")]));
    for (const [taskId, attempts] of before) {
      if (running.get(taskId) !== attempts) this.#held.lose(taskId, attempts);
    }
    for (const [taskId, attempts] of running) {
      if (this.#held.has(taskId)) continue;
      await this.#database.query(this.#sql.release, [taskId, number, attempts, FORGIVEN]);
      await this.#queue.add(taskId, 0);
    }
  }

  /** Their own jobs would bring them back as well, later. */
  async #adoptOrphans(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    for (const row of await this.#database.query(this.#sql.orphans)) await this.#queue.add(textIn(row, "task_id"), 0);
  }
}

function columnsOf(end: TaskEnd): readonly (string | null)[] {
  const error = end.error === undefined ? null : JSON.stringify(end.error);
  return [end.status, end.updatedAt, JSON.stringify(end.message), end.result ?? null, error];
}

/** A message may hold what PostgreSQL keeps in no text, so it is there as JSON. */
function taskIn(row: LedgerRow): TaskRecord {
  const message: unknown = JSON.parse(textIn(row, "message_json"));
  return taskOf({ ...row, message });
}
