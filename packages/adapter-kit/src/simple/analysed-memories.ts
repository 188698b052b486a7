import type { Call, Reindexed } from "@mgp/core";
import { analyseAnew, type AnalysedStore, type AnalysisRun, type Words } from "../reindex/analyse-anew.ts";
import type { MakeForBatch, Progress } from "../reindex/reindex-store.ts";
import { AnalyserKey } from "./analyser-key.ts";
import { BackendCalls } from "./backend-calls.ts";
import type { SimpleBackend } from "./backend.ts";
import { ChangeStamps } from "./change-stamps.ts";
import { foundBy, type Kept } from "./envelope.ts";
import { ownerOf, RECORDS } from "./keys.ts";
import { type Held, isKept, Memories, putOf, readableEnvelope } from "./memories.ts";

/** What the tokens of a simple store are made anew with. */
interface AnalysedMemoriesSetup {
  readonly name: string;
  readonly backend: SimpleBackend;
  readonly calls: BackendCalls;
  readonly memories: Memories;
  readonly key: AnalyserKey;
  readonly stamps: ChangeStamps;
  readonly call: Call;
}

/** Makes the tokens of a backend's memories anew. @throws StoreError as `analyseAnew` */
export async function reindexMemories(backend: SimpleBackend, run: AnalysisRun): Promise<Reindexed> {
  const { gate, call } = run;
  const calls = new BackendCalls(gate);
  const memories = new Memories(backend, calls);
  const key = new AnalyserKey(backend, calls);
  const stamps = new ChangeStamps(gate.now);
  const analysed = new AnalysedMemories({ name: gate.name, backend, calls, memories, key, stamps, call });
  await analyseAnew(analysed, run);
  return { records: (await analysed.progress(run.analyser.version)).total, vectors: "none" };
}

/** Tokens lie in the envelope of their memory, which is put again with others if it is still as it was read. */
class AnalysedMemories implements AnalysedStore<readonly string[]> {
  /** Nothing keeps out those that write through another process. */
  readonly mostLeft: number = Number.POSITIVE_INFINITY;
  readonly #setup: AnalysedMemoriesSetup;

  constructor(setup: AnalysedMemoriesSetup) {
    this.#setup = setup;
  }

  get name(): string {
    return this.#setup.name;
  }

  async analyserVersion(): Promise<number> {
    return await this.#setup.key.version(this.#setup.call);
  }

  async progress(version: number): Promise<Progress> {
    let done = 0;
    let total = 0;
    for await (const { analyser } of this.#all()) {
      total += 1;
      if (analyser >= version) done += 1;
    }
    return { done, total };
  }

  async *missing(version: number, size: number): AsyncGenerator<readonly string[]> {
    let keys: string[] = [];
    for await (const { key, analyser } of this.#all()) {
      if (analyser < version) keys.push(key);
      if (keys.length < size) continue;
      yield keys;
      keys = [];
    }
    if (keys.length > 0) yield keys;
  }

  async fill(version: number, keys: readonly string[], make: MakeForBatch<Words>): Promise<void> {
    const { memories, call } = this.#setup;
    for (const key of keys) {
      const found = await memories.readKey(key, call);
      if (found === undefined || !isKept(found)) continue;
      const [words] = await make([found.envelope.record.body]);
      const { tenant } = ownerOf(key);
      await this.#put(tenant, found, { ...(words === undefined ? {} : foundBy(words)), analyser: version });
    }
  }

  /** With a stamp, as any change: a search that has begun shows the memory once more. */
  async #put(tenant: string, { memoryId, version, envelope }: Held<Kept>, anew: Partial<Kept>): Promise<void> {
    const { backend, calls, stamps, call } = this.#setup;
    stamps.see(envelope.stamp);
    await calls.write(
      call,
      async () =>
        await stamps.during((stamp) =>
          backend.put(putOf(tenant, memoryId, { ...envelope, ...anew, stamp }, version), call),
        ),
    );
  }

  async changeOver(version: number, finish: () => Promise<boolean>): Promise<boolean> {
    const isFinished = await finish();
    if (isFinished) await this.#setup.key.raise(version, this.#setup.call);
    return isFinished;
  }

  /** Where each memory lies, and of which version its tokens are; damaged ones cannot be made anew. */
  async *#all(): AsyncGenerator<{ readonly key: string; readonly analyser: number }> {
    for await (const entry of this.#setup.memories.entries(RECORDS, this.#setup.call)) {
      const envelope = readableEnvelope(entry);
      if (envelope?.kind === "record") yield { key: entry.key, analyser: envelope.analyser };
    }
  }
}
