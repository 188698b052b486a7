import { analyseAnew, type AnalysedStore, type MakeForBatch, type Progress, type Words } from "@mgp/adapter-kit";
import type { Call, MemoryRecord, Reindexed } from "@mgp/core";
import { FileBody } from "./file-body.ts";
import type { IndexedRecord } from "./index-reader.ts";
import type { OpenParts } from "./open-parts.ts";
import { storeErrorOf } from "./store-errors.ts";
import { wordsOf } from "./words.ts";

/** Makes the words in the files anew, under the lock of the folder, and closes the store. @throws StoreError */
export async function reindex(
  parts: OpenParts,
  call: Call,
  onProgress: (done: number, total: number) => void,
): Promise<Reindexed> {
  const { gate, analyser, index } = parts;
  try {
    await analyseAnew(new FileWords(parts, call), { gate, call, analyser, onProgress });
    return { records: index.reader.analysed(analyser.version).total, vectors: "none" };
  } catch (error) {
    throw storeErrorOf(error);
  } finally {
    await new FileBody(parts).close();
  }
}

/** Characters of memories whose files are written in one transaction. */
const MOST_TOGETHER = 4_194_304;

/** A record on its way. */
interface Analysed {
  readonly document: number;
  readonly tenant: string;
  /** `undefined`: its file cannot be read. */
  readonly record: MemoryRecord | undefined;
  /** `undefined`: it keeps those that it has. */
  readonly words: Words;
}

/**
 * Each file says which analyser made its words, and the index knows: what the oldest is of all is what the store is of.
 * A batch is a transaction of the index, which goes into the files as all changes do.
 */
class FileWords implements AnalysedStore<readonly IndexedRecord[]> {
  readonly name = "file";
  /** The lock of the folder keeps out every other process. */
  readonly mostLeft: number = Number.POSITIVE_INFINITY;
  readonly #parts: OpenParts;
  readonly #call: Call;

  constructor(parts: OpenParts, call: Call) {
    this.#parts = parts;
    this.#call = call;
  }

  async analyserVersion(): Promise<number> {
    return await Promise.resolve(this.#parts.analysedFrom);
  }

  async progress(version: number): Promise<Progress> {
    return await Promise.resolve(this.#parts.index.reader.analysed(version));
  }

  async *missing(version: number, size: number): AsyncGenerator<readonly IndexedRecord[]> {
    const { reader } = this.#parts.index;
    for (let last: number | undefined = 0; last !== undefined;) {
      const records = reader.analysedBefore(version, last, size);
      if (records.length > 0) yield await Promise.resolve(records);
      last = records.at(-1)?.document;
    }
  }

  async fill(version: number, records: readonly IndexedRecord[], make: MakeForBatch<Words>): Promise<void> {
    let some: Analysed[] = [];
    let size = 0;
    for (const { document, tenant, memoryId } of records) {
      const record = this.#parts.records.readable(tenant, memoryId);
      const [words] = record === undefined ? [] : await make([record.body]);
      some.push({ document, tenant, record, words });
      size += record?.body.length ?? 0;
      if (size < MOST_TOGETHER) continue;
      await this.#write(version, some);
      some = [];
      size = 0;
    }
    await this.#write(version, some);
  }

  async changeOver(_version: number, finish: () => Promise<boolean>): Promise<boolean> {
    const isFinished = await finish();
    await this.#parts.checkpoints.run();
    return isFinished;
  }

  async #write(version: number, analysed: readonly Analysed[]): Promise<void> {
    const writeAll = (): void => {
      for (const one of analysed) this.#stage(version, one);
    };
    await this.#parts.writer.submit(this.#call, writeAll, analysed.length);
    this.#parts.checkpoints.note();
  }

  /** Each gets a new place among the changes, so that a search that has begun shows it once more. */
  #stage(analyser: number, { document, tenant, record, words }: Analysed): void {
    const { index, writer } = this.#parts;
    const number = index.reader.tenantOf(tenant)?.tenant;
    if (record === undefined || number === undefined) {
      index.writer.keepWords(document, analyser);
      return;
    }
    const { memoryId } = record;
    const found = words === undefined ? index.reader.wordsOf(number, memoryId) : wordsOf(words);
    writer.stage((position) => ({ kind: "memory", tenant, memoryId, position, record, ...found, analyser }));
  }
}
