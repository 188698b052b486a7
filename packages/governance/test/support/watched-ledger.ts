import type { AuditLine, AuditLog } from "../../src/ledger/audit-log.ts";
import type { TaskClaim, TaskStore } from "../../src/ledger/task-store.ts";

/** Where a test looks over the shoulder of the ledger. */
export interface LedgerWatch {
  /** Told of each line before it is appended; may throw. */
  readonly onAppend?: (line: AuditLine) => void;
  /** Told before a task's run notes its end; may throw. */
  readonly onTaskEnd?: () => void;
  /** Told when no more tasks are handed out, because the gateway closes. */
  readonly onTaskStop?: () => void;
  /** As for a log that several gateways share. */
  readonly recoverEveryMs?: number;
  /** Told before the log is waited for; may throw, and may wait. */
  readonly onSync?: () => void | Promise<void>;
}

/** The real log, with a test looking over its shoulder. */
export class WatchedLog implements AuditLog {
  readonly #inner: AuditLog;
  readonly #options: LedgerWatch;

  constructor(inner: AuditLog, options: LedgerWatch) {
    this.#inner = inner;
    this.#options = options;
  }

  append(line: AuditLine): number {
    this.#options.onAppend?.(line);
    return this.#inner.append(line);
  }

  async synced(sequence: number): Promise<void> {
    await this.#options.onSync?.();
    await this.#inner.synced(sequence);
  }

  query: AuditLog["query"] = (tenant, filter, page) => this.#inner.query(tenant, filter, page);
  openIntents: AuditLog["openIntents"] = () => this.#inner.openIntents();
  health: AuditLog["health"] = () => this.#inner.health();

  get recoverEveryMs(): number | undefined {
    return this.#options.recoverEveryMs;
  }
}

/** The real tasks, with a test looking over the shoulder of their runs. */
export function watchedTasks(tasks: TaskStore, { onTaskEnd, onTaskStop }: LedgerWatch): TaskStore {
  const watched = (claim: TaskClaim): TaskClaim => ({
    ...claim,
    end: async (end) => {
      onTaskEnd?.();
      await claim.end(end);
    },
  });
  return {
    start: async (run) => await tasks.start(run),
    create: async (task, admission) => await tasks.create(task, admission),
    get: async (taskId) => await tasks.get(taskId),
    claim: async (taskId, updatedAt) => {
      const claim = await tasks.claim(taskId, updatedAt);
      return claim === undefined ? undefined : watched(claim);
    },
    cancel: async (taskId, end) => await tasks.cancel(taskId, end),
    settled: async (taskId, withinMs) => await tasks.settled(taskId, withinMs),
    removeEnded: async (keptMs) => await tasks.removeEnded(keptMs),
    stop: async () => {
      onTaskStop?.();
      await tasks.stop();
    },
  };
}
