import { StoreError } from "@mgp/core";
import type {
  BatchInsertResult,
  InsertItem,
  InsertResult,
  Match,
  MemoryRecord,
  OpenStore,
  RecordDraft,
  RemoveResult,
  ReplaceResult,
  Searchable,
} from "@mgp/core";
import type { AuditEntry } from "../audit/audit-entry.ts";
import { unknownOutcome } from "../failures/failure.ts";
import type { AuditLog } from "../ledger/audit-log.ts";
import { KeyedLock } from "../locks/keyed-lock.ts";
import type { RequestScope } from "../request/request-scope.ts";

/** Milliseconds for finding out what became of a write whose answer was lost. */
const INQUIRY_MS = 2_000;

/** A write, as the audit trail announces it. */
interface Announcement {
  readonly entry: AuditEntry;
  readonly scope: RequestScope;
  readonly memoryId: string;
  readonly writeId: string;
  readonly baseRevision: number;
  readonly effect: "put" | "remove";
}

/**
 * Everything that changes a store goes through here: announced in the audit log first (and synced there, when the
 * backend would remember the effect longer than the log), kept apart from its like where the backend cannot, and
 * looked into when the backend's answer was lost.
 */
export class Effects {
  readonly #backend: OpenStore;
  readonly #audit: AuditLog;
  readonly #now: () => number;
  readonly #locks = new KeyedLock();

  constructor(backend: OpenStore, audit: AuditLog, now: () => number) {
    this.#backend = backend;
    this.#audit = audit;
    this.#now = now;
  }

  async insert(
    entry: AuditEntry,
    scope: RequestScope,
    draft: RecordDraft,
    searchable: Searchable,
    unless: Match | undefined,
  ): Promise<InsertResult> {
    const writeId = lastOf(draft.writeIds);
    const announcement = { entry, scope, memoryId: draft.memoryId, writeId, baseRevision: 0, effect: "put" } as const;
    return await this.#perform(
      announcement,
      this.#insertLocks(scope.tenant, draft.memoryId, unless),
      async () => await this.#backend.store.insert({ tenant: scope.tenant, draft, searchable, unless }, scope.call),
      (record) => record && { kind: "inserted", record },
    );
  }

  /** Inserts in one go; the intents of all items are announced before the first. */
  async insertMany(
    scope: RequestScope,
    items: readonly (InsertItem & { readonly entry: AuditEntry })[],
    stopAtFirstExisting: boolean,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    requireTime(scope);
    let sequence = 0;
    for (const { entry, draft } of items) {
      const intent = { write_id: lastOf(draft.writeIds), base_revision: 0, effect: "put" as const };
      sequence = entry.intend(draft.memoryId, intent);
    }
    if (this.#backend.guarantees.durable) await this.#audit.synced(sequence);
    requireTime(scope);
    for (const { entry } of items) entry.noteEffect();
    const locks = items.flatMap((item) => this.#insertLocks(scope.tenant, item.draft.memoryId, item.unless));
    const plain = items.map(({ draft, searchable, unless }) => ({ draft, searchable, ...(unless && { unless }) }));
    return await this.#locks.hold(
      locks,
      async () =>
        await this.#backend.store.insertMany({ tenant: scope.tenant, items: plain, stopAtFirstExisting }, scope.call),
    );
  }

  async replace(
    entry: AuditEntry,
    scope: RequestScope,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expectedRevision: number,
  ): Promise<ReplaceResult> {
    const writeId = lastOf(draft.writeIds);
    const { memoryId } = draft;
    return await this.#perform(
      { entry, scope, memoryId, writeId, baseRevision: expectedRevision, effect: "put" },
      this.#replaceLocks(scope.tenant, memoryId),
      async () =>
        await this.#backend.store.replace({ tenant: scope.tenant, draft, searchable, expectedRevision }, scope.call),
      (record) => record && { kind: "replaced", record },
    );
  }

  async remove(
    entry: AuditEntry,
    scope: RequestScope,
    memoryId: string,
    expectedRevision: number,
    writeId: string,
  ): Promise<RemoveResult> {
    return await this.#perform(
      { entry, scope, memoryId, writeId, baseRevision: expectedRevision, effect: "remove" },
      this.#replaceLocks(scope.tenant, memoryId),
      async () =>
        await this.#backend.store.remove({ tenant: scope.tenant, memoryId, expectedRevision, writeId }, scope.call),
      () => ({ kind: "removed" }),
    );
  }

  async #perform<Result>(
    announcement: Announcement,
    locks: readonly string[],
    effect: () => Promise<Result>,
    resultOf: (record: MemoryRecord | undefined) => Result | undefined,
  ): Promise<Result> {
    const { entry, memoryId, writeId, baseRevision } = announcement;
    requireTime(announcement.scope);
    const sequence = entry.intend(memoryId, {
      write_id: writeId,
      base_revision: baseRevision,
      effect: announcement.effect,
    });
    if (this.#backend.guarantees.durable) await this.#audit.synced(sequence);
    requireTime(announcement.scope);
    entry.noteEffect();
    try {
      return locks.length === 0 ? await effect() : await this.#locks.hold(locks, effect);
    } catch (error) {
      if (!StoreError.isInstance(error) || error.code !== "unknown_outcome") throw error;
      return await this.#inquire(announcement, error, resultOf);
    }
  }

  /**
   * The answer was lost: did the effect happen? The record's own write ids can prove that it did. Nothing can prove
   * that it will not happen yet, so everything else stays unknown.
   */
  async #inquire<Result>(
    { scope, memoryId, writeId }: Announcement,
    cause: StoreError,
    resultOf: (record: MemoryRecord | undefined) => Result | undefined,
  ): Promise<Result> {
    const call = { signal: new AbortController().signal, deadline: this.#now() + INQUIRY_MS };
    const { store } = this.#backend;
    try {
      const trace = await store.operator.lastWrite({ tenant: scope.tenant, memoryId }, call);
      if (trace?.writeIds.includes(writeId) === true) {
        const [record] = await store.get({ tenant: scope.tenant, memoryIds: [memoryId] }, call);
        const result = resultOf(record);
        if (result !== undefined) return result;
      }
    } catch (error) {
      if (!StoreError.isInstance(error)) throw error;
    }
    throw unknownOutcome(cause);
  }

  #insertLocks(tenant: string, memoryId: string, unless: Match | undefined): string[] {
    const { insertById, insertByKey } = this.#backend.guarantees;
    const locks = insertById === "caller" ? [lockName(tenant, "id", memoryId)] : [];
    if (insertByKey === "caller" && unless !== undefined) {
      if (unless.memoryId !== undefined) locks.push(lockName(tenant, "id", unless.memoryId));
      for (const key of unless.keys) locks.push(lockName(tenant, "key", key));
    }
    return locks;
  }

  #replaceLocks(tenant: string, memoryId: string): string[] {
    return this.#backend.guarantees.replace === "caller" ? [lockName(tenant, "id", memoryId)] : [];
  }
}

/** A request that was given up while its intent was written has been answered: it must not have its effect now. */
function requireTime({ call }: RequestScope): void {
  if (call.signal.aborted) throw new StoreError("cancelled", "The request was cancelled before its effect began.");
}

function lockName(tenant: string, kind: "id" | "key", name: string): string {
  return JSON.stringify([tenant, kind, name]);
}

function lastOf(writeIds: readonly string[]): string {
  const last = writeIds.at(-1);
  if (last === undefined) throw new Error("A draft names the write that made it.");
  return last;
}
