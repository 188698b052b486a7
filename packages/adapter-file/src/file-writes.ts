import {
  type Call,
  type InsertItem,
  type BatchInsertResult,
  inBatch,
  type InsertResult,
  type Match,
  type MemoryRecord,
  type RecordDraft,
  type RemoveResult,
  type ReplaceResult,
  type Searchable,
  StoreError,
} from "@mgp/core";
import { memoryPath, nameOf, tombstonePath } from "./folder.ts";
import { guarantees } from "./guarantees.ts";
import { DamagedFile } from "./memory-file.ts";
import type { OpenParts } from "./open-parts.ts";
import { storeErrorOf } from "./store-errors.ts";

/** The methods that write, each decided inside the writer's transaction. */
export class FileWrites {
  readonly #parts: OpenParts;

  constructor(parts: OpenParts) {
    this.#parts = parts;
  }

  async insert(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable,
    unless: Match | undefined,
    call: Call,
  ): Promise<InsertResult> {
    checkText(tenant, draft);
    return await this.#submit(call, () => this.#insert(tenant, { draft, searchable, ...(unless && { unless }) }));
  }

  async insertMany(
    tenant: string,
    items: readonly InsertItem[],
    options: { readonly stopAtFirstExisting: boolean },
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    return await this.#submit(call, () => {
      const results: (BatchInsertResult | StoreError)[] = [];
      for (const item of items) {
        const result = this.#insertOrFail(tenant, item);
        results.push(result);
        if (StoreError.isInstance(result)) break;
        if (result.kind === "exists" && options.stopAtFirstExisting) break;
      }
      return results;
    });
  }

  async replace(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expectedRevision: number,
    call: Call,
  ): Promise<ReplaceResult> {
    checkText(tenant, draft);
    return await this.#submit(call, () => {
      const { memoryId } = draft;
      const standing = this.#parts.index.writer.find(tenant, memoryId);
      if (standing === undefined) return { kind: "absent" };
      if (standing.revision !== expectedRevision) return { kind: "stale", record: this.#record(tenant, memoryId) };
      const tokens = searchable?.tokens.join(" ") ?? this.#parts.index.writer.tokensOf(tenant, memoryId);
      const record = { ...draft, revision: standing.revision + 1 };
      this.#parts.writer.stage((position) => ({ kind: "memory", tenant, memoryId, position, record, tokens }));
      return { kind: "replaced", record };
    });
  }

  /** Resolves when nothing of the content is left: not in the file, not in the journal, not in the index. */
  async remove(
    tenant: string,
    memoryId: string,
    expectedRevision: number,
    writeId: string,
    call: Call,
  ): Promise<RemoveResult> {
    const { index, writer, filer, journal, gate, checkpoints } = this.#parts;
    const outcome = await this.#submit(call, () => {
      const standing = index.writer.find(tenant, memoryId);
      if (standing === undefined) return "absent";
      if (standing.revision !== expectedRevision) return "stale";
      const revision = standing.revision + 1;
      const purgedAt = gate.now();
      return writer.stage((position) => {
        return { kind: "tombstone", tenant, memoryId, revision, writeId, position, purgedAt };
      });
    });
    if (typeof outcome === "string") return { kind: outcome };
    try {
      await filer.done(outcome);
      await journal.scrub(outcome.name, outcome.entry.position);
      await writer.between(() => {
        index.scrub();
      });
    } catch (error) {
      // It is purged for every reader; its content goes when the disk is well again, at the next start at the latest.
      this.#parts.log("error", "file_purge_unfinished", { file: memoryPath(outcome.name), error });
      checkpoints.note();
      return {
        kind: "removed",
        residue: ["its file or its entry in the journal, until the disk can be written again"],
      };
    }
    return { kind: "removed" };
  }

  async #submit<Result>(call: Call, run: () => Result): Promise<Result> {
    const result = await this.#parts.writer.submit(call, run);
    this.#parts.checkpoints.note();
    return result;
  }

  #insertOrFail(tenant: string, item: InsertItem): BatchInsertResult | StoreError {
    try {
      checkText(tenant, item.draft);
      return this.#parts.writer.attempt(() => inBatch(this.#insert(tenant, item)));
    } catch (error) {
      return storeErrorOf(error);
    }
  }

  #insert(tenant: string, { draft, searchable, unless }: InsertItem): InsertResult {
    const { index, writer } = this.#parts;
    const { memoryId } = draft;
    if (index.writer.find(tenant, memoryId) !== undefined) {
      return { kind: "exists", by: "id", record: this.#record(tenant, memoryId) };
    }
    this.#checkNotDamaged(tenant, memoryId);
    const hit = unless === undefined ? undefined : index.writer.match(tenant, unless);
    if (hit !== undefined) {
      return { kind: "exists", by: hit.by, record: this.#record(tenant, hit.standing.memoryId) };
    }
    const record = { ...draft, revision: index.writer.buriedRevision(tenant, memoryId) + 1 };
    const tokens = searchable.tokens.join(" ");
    writer.stage((position) => ({ kind: "memory", tenant, memoryId, position, record, tokens }));
    return { kind: "inserted", record };
  }

  /** What the index knows of, with what this transaction did to it. */
  #record(tenant: string, memoryId: string): MemoryRecord {
    const staged = this.#parts.writer.staged(tenant, memoryId);
    const record = staged?.kind === "memory" ? staged.record : this.#parts.records.find(tenant, memoryId);
    if (record === undefined) throw new DamagedFile("it is missing");
    return record;
  }

  /** A damaged file is never overwritten: it may be all that is left of a memory. */
  #checkNotDamaged(tenant: string, memoryId: string): void {
    const name = nameOf(tenant, memoryId);
    const { damage, folder } = this.#parts;
    for (const file of [memoryPath(name), tombstonePath(name)]) {
      if (damage.has(file) && folder.holds(file)) throw new DamagedFile("a damaged file stands in its place");
    }
  }
}

/** @throws StoreError for what no file can hold */
function checkText(tenant: string, draft: RecordDraft): void {
  const { memoryId, body } = draft;
  for (const text of [tenant, memoryId]) {
    if (text.includes("\0") || !text.isWellFormed()) {
      throw new StoreError("invalid", "a tenant or an id with NUL or half a character cannot be stored");
    }
  }
  if (!body.isWellFormed()) throw new StoreError("invalid", "a memory with half a character cannot be stored");
  const { bodyBytes } = guarantees.limits;
  // No UTF-16 unit takes more than three bytes of UTF-8, so most bodies need no counting.
  if (body.length * 3 <= bodyBytes || Buffer.byteLength(body) <= bodyBytes) return;
  throw new StoreError("too_large", `the memory is larger than ${String(bodyBytes)} bytes`);
}
