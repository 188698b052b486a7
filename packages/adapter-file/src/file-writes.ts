import { isEnd } from "@mgp/adapter-kit";
import {
  type BatchInsertResult,
  type Call,
  inBatch,
  type InsertResult,
  type MemoryRecord,
  type RemoveResult,
  type ReplaceResult,
  type InsertManyRequest,
  type InsertRequest,
  type RemoveRequest,
  type ReplaceRequest,
  type Searchable,
} from "@mgp/core";
import type { FileChange } from "./change.ts";
import { memoryPath, nameOf, tombstonePath } from "./folder.ts";
import { DamagedFile } from "./memory-file.ts";
import type { OpenParts } from "./open-parts.ts";
import { type AnalysedWords, wordsOf } from "./words.ts";

/** The methods that write, each decided inside the writer's transaction. */
export class FileWrites {
  readonly #parts: OpenParts;

  constructor(parts: OpenParts) {
    this.#parts = parts;
  }

  async insert(request: InsertRequest, call: Call): Promise<InsertResult> {
    return await this.#submit(call, () => this.#insert(request));
  }

  async insertTogether(request: InsertManyRequest, call: Call): Promise<readonly BatchInsertResult[]> {
    const { tenant, items } = request;
    const insertAll = (): readonly BatchInsertResult[] => {
      const results: BatchInsertResult[] = [];
      for (const item of items) {
        results.push(inBatch(this.#insert({ tenant, ...item })));
        if (isEnd(results.at(-1), request)) break;
      }
      return results;
    };
    return await this.#submit(call, insertAll, items.length);
  }

  async replace({ tenant, draft, searchable, expectedRevision }: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    return await this.#submit(call, () => {
      const { memoryId } = draft;
      const { reader } = this.#parts.index;
      const known = reader.tenantOf(tenant);
      const current = known === undefined ? undefined : reader.find(known.tenant, memoryId);
      if (known === undefined || current === undefined) return { kind: "absent" };
      if (current.revision !== expectedRevision) return { kind: "stale", record: this.#record(tenant, memoryId) };
      const words = searchable === undefined ? reader.wordsOf(known.tenant, memoryId) : this.#wordsOf(searchable);
      const record = { ...draft, revision: current.revision + 1 };
      this.#parts.writer.stage((position) => ({ kind: "memory", tenant, memoryId, position, record, ...words }));
      return { kind: "replaced", record };
    });
  }

  /** Resolves when nothing of the content is left: not in the file, not in the database, not in its log. */
  async remove(request: RemoveRequest, call: Call): Promise<RemoveResult> {
    const outcome = await this.#submit(call, () => this.#tombstoneFor(request));
    if (typeof outcome === "string") return { kind: outcome };
    try {
      if (await this.#parts.gate.whileWaited(call, this.#erase(outcome))) return { kind: "removed" };
    } catch (error) {
      this.#parts.log("error", "file_purge_unfinished", { file: outcome.counterpart, error });
    }
    // It is purged for every reader; its content goes when the disk answers again, at the next start at the latest.
    return { kind: "removed", residue: ["its file or its entry in the index, until the disk can be written again"] };
  }

  /** False: the log of the database could not be wiped. */
  async #erase(tombstone: FileChange): Promise<boolean> {
    await this.#parts.filer.done(tombstone);
    return await this.#parts.writeAheadLog.scrub();
  }

  async #submit<Result>(call: Call, run: () => Result, records?: number): Promise<Result> {
    const result = await this.#parts.writer.submit(call, run, records);
    this.#parts.checkpoints.note();
    return result;
  }

  #tombstoneFor({ tenant, memoryId, expectedRevision, writeId }: RemoveRequest): FileChange | "absent" | "stale" {
    const { index, writer, gate } = this.#parts;
    const known = index.reader.tenantOf(tenant);
    const current = known === undefined ? undefined : index.reader.find(known.tenant, memoryId);
    if (current === undefined) return "absent";
    if (current.revision !== expectedRevision) return "stale";
    const revision = current.revision + 1;
    const purgedAt = gate.now();
    return writer.stage((position) => ({
      kind: "tombstone",
      tenant,
      memoryId,
      revision,
      writeId,
      position,
      purgedAt,
    }));
  }

  #insert({ tenant, draft, searchable, unless }: InsertRequest): InsertResult {
    const { index, writer } = this.#parts;
    const { memoryId } = draft;
    const known = index.reader.tenantOf(tenant)?.tenant;
    if (known !== undefined && index.reader.find(known, memoryId) !== undefined) {
      return { kind: "exists", by: "id", record: this.#record(tenant, memoryId) };
    }
    this.#checkNotDamaged(tenant, memoryId);
    const hit = known === undefined || unless === undefined ? undefined : index.reader.match(known, unless);
    if (hit !== undefined) return { kind: "exists", by: hit.by, record: this.#record(tenant, hit.memoryId) };
    const tombstone = known === undefined ? undefined : index.reader.tombstoneOf(known, memoryId);
    const record = { ...draft, revision: (tombstone?.revision ?? 0) + 1 };
    const words = this.#wordsOf(searchable);
    writer.stage((position) => ({ kind: "memory", tenant, memoryId, position, record, ...words }));
    return { kind: "inserted", record };
  }

  #wordsOf(searchable: Searchable): AnalysedWords {
    return { ...wordsOf(searchable), analyser: this.#parts.analyser.version };
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
      if (damage.has(file) && folder.holds(file)) throw new DamagedFile("a damaged file is in its place");
    }
  }
}
