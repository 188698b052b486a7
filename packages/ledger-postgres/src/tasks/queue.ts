import { isObject, guarded } from "@mgp/core";
import type { Run } from "@mgp/postgres";
import { PgBoss, type Job, type JobResult } from "pg-boss";
import type { Log } from "../log.ts";
import type { Database } from "../storage/database.ts";

const QUEUE = "mgp-tasks";

/** So many workers of a gateway take a task each, and at once the next: no more than run at once, so that the others stay free for other gateways. */
const WORKERS = 4;
const POLL_SECONDS = 1;

/** When a job whose task has not ended comes again, in seconds. */
const AGAIN_SECONDS = 2;

/** A job whose gateway has died comes again when it sent no heartbeat for so long, in seconds; pg-boss's least. */
const HEARTBEAT_SECONDS = 10;

const DAY_SECONDS = 86_400;

/** After a complaint of the queue others are left out for so long, in milliseconds. */
const QUIET_MS = 30_000;

const jobOptions = {
  // The task's own row says when it is done, so a job is never given up.
  retryLimit: 1_000_000,
  retryDelay: AGAIN_SECONDS,
  expireInSeconds: DAY_SECONDS - 1,
  retentionSeconds: 365 * DAY_SECONDS,
  deleteAfterSeconds: 60,
  heartbeatSeconds: HEARTBEAT_SECONDS,
} as const;

export interface TaskQueueOptions {
  readonly database: Database;
  /** Not quoted: the schema of the queue itself. */
  readonly schema: string;
  readonly log: Log;
}

/** Says when a task is due, to one gateway at a time: a queue of pg-boss. What a task is stands in its row alone. */
export class TaskQueue {
  readonly #boss: PgBoss;

  constructor({ database, schema, log }: TaskQueueOptions) {
    this.#boss = new PgBoss({
      schema,
      db: { executeSql: async (text, values) => ({ rows: [...(await database.query(text, values))] }) },
      schedule: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
      superviseIntervalSeconds: HEARTBEAT_SECONDS,
      monitorIntervalSeconds: HEARTBEAT_SECONDS,
      maintenanceIntervalSeconds: 60,
      // Rebuilding takes longer than statements may here, and the queue's tables stay small.
      reindex: false,
      monitorVacuum: false,
    });
    // It goes on by itself when the database is back. Meanwhile every worker complains every second.
    let quietUntil = Number.NEGATIVE_INFINITY;
    const complain = (error: unknown): void => {
      if (performance.now() < quietUntil) return;
      quietUntil = performance.now() + QUIET_MS;
      log("warn", "task_queue_failed", { error: error instanceof Error ? error.name : typeof error });
    };
    this.#boss.on("error", guarded(complain, complain));
    const warn = guarded(({ data }: { readonly data: unknown }) => {
      log("debug", "task_queue_warning", { type: typeIn(data) });
    }, complain);
    this.#boss.on("warning", warn);
  }

  /** Connects; makes or migrates the queue's schema first. */
  async open(): Promise<void> {
    await this.#boss.start();
    if ((await this.#boss.getQueue(QUEUE)) === null) await this.#boss.createQueue(QUEUE, jobOptions);
    else await this.#boss.updateQueue(QUEUE, jobOptions);
  }

  /** @param run of the transaction in which the task is made, so that both are there or neither */
  async add(taskId: string, startAfterMs: number, run?: Run): Promise<void> {
    const db = run && {
      executeSql: async (text: string, values?: unknown[]) => ({ rows: [...(await run(text, values))] }),
    };
    await this.#boss.send(QUEUE, { taskId }, { startAfter: startAfterMs / 1_000, ...(db && { db }) });
  }

  /** @param run resolves with whether the task has ended; if not, it comes again */
  async work(run: (taskId: string) => Promise<boolean>): Promise<void> {
    const options = {
      localConcurrency: WORKERS,
      batchSize: 1,
      burstWhenBatchFull: true,
      perJobResults: true,
      pollingIntervalSeconds: POLL_SECONDS,
    } as const;
    const resultOf = async ({ id, data }: Job<unknown>): Promise<JobResult> => {
      const hasEnded = await run(taskIn(data)).catch(() => false);
      return { id, status: hasEnded ? "completed" : "failed" };
    };
    await this.#boss.work<unknown, unknown, typeof options>(
      QUEUE,
      options,
      async (jobs) => await Promise.all(jobs.map(resultOf)),
    );
  }

  /** Hands out no more. Does not wait for what runs. */
  async stopWork(): Promise<void> {
    await this.#boss.offWork(QUEUE, { wait: false });
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false, close: false });
  }
}

function taskIn(data: unknown): string {
  return isObject(data) && typeof data["taskId"] === "string" ? data["taskId"] : "";
}

function typeIn(data: unknown): unknown {
  return isObject(data) ? data["type"] : undefined;
}
