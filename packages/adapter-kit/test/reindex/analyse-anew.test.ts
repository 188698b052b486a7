import { analyseAnew, type AnalysedStore, Gate, type MakeForBatch, type Progress, type Words } from "@mgp/adapter-kit";
import { call, memoryOf } from "@mgp/conformance";
import { type Analyser, presentAnalyser } from "@mgp/core";
import { expect, test } from "vitest";

const NEWER = presentAnalyser.version + 1;

interface Kept {
  readonly body: string;
  words: string;
  analyser: number;
}

class Killed extends Error {}

/** Records in a map, whose words are made anew in place; it may be killed before each of its changes. */
class WordMap implements AnalysedStore<readonly string[]> {
  readonly name = "map";
  mostLeft = 1_000;
  version: number = presentAnalyser.version;
  readonly records: Map<string, Kept>;
  beforeStep: () => void = () => undefined;

  constructor(count: number) {
    const bodies = Array.from({ length: count }, (_, place) => [`m${place}`, JSON.stringify(memoryOf(`m${place}`))]);
    this.records = new Map(
      bodies.map(([id = "", body = ""]) => [id, { body, words: "old", analyser: presentAnalyser.version }]),
    );
  }

  async analyserVersion(): Promise<number> {
    return await Promise.resolve(this.version);
  }

  async progress(version: number): Promise<Progress> {
    const done = [...this.records.values()].filter(({ analyser }) => analyser >= version).length;
    return await Promise.resolve({ done, total: this.records.size });
  }

  async *missing(version: number, size: number): AsyncGenerator<readonly string[]> {
    const old = [...this.records].filter(([, { analyser }]) => analyser < version).map(([id]) => id);
    for (let start = 0; start < old.length; start += size) yield await Promise.resolve(old.slice(start, start + size));
  }

  async fill(version: number, ids: readonly string[], make: MakeForBatch<Words>): Promise<void> {
    const kept = ids.flatMap((id) => this.records.get(id) ?? []);
    const made = await make(kept.map(({ body }) => body));
    this.beforeStep();
    for (const [place, one] of kept.entries()) {
      one.words = made[place]?.tokens.join(" ") ?? one.words;
      one.analyser = version;
    }
  }

  async changeOver(version: number, finish: () => Promise<boolean>): Promise<boolean> {
    if (!(await finish())) return false;
    this.beforeStep();
    this.version = version;
    return true;
  }
}

function newerAnalyser(analysed: string[] = []): Analyser {
  return {
    version: NEWER,
    searchableOf: ({ memory_id: memoryId }) => {
      analysed.push(memoryId);
      return { ...presentAnalyser.searchableOf(memoryOf(memoryId)), tokens: ["new"] };
    },
  };
}

async function run(store: WordMap, analyser: Analyser): Promise<void> {
  await analyseAnew(store, { gate: new Gate("map", () => 1_000), call: call(), analyser, onProgress: () => undefined });
}

function wordsIn(store: WordMap): ReadonlySet<string> {
  return new Set(Array.from(store.records.values(), ({ words }) => words));
}

test("the words of every record are made anew, once, and the store is of the new version", async () => {
  const store = new WordMap(600);
  const analysed: string[] = [];
  await run(store, newerAnalyser(analysed));
  expect([store.version, wordsIn(store), analysed.length]).toEqual([NEWER, new Set(["new"]), 600]);
  await run(store, newerAnalyser(analysed));
  expect(analysed).toHaveLength(600);
});

test("killed before any step, no record is without words, and the next run makes only what is missing", async () => {
  for (let number = 0; ; number++) {
    const store = new WordMap(600);
    let steps = 0;
    store.beforeStep = () => {
      if (steps++ === number) throw new Killed();
    };
    const isKilled = await run(store, newerAnalyser()).then(
      () => false,
      () => true,
    );
    store.beforeStep = () => undefined;
    expect(Array.from(wordsIn(store)).filter((words) => words !== "old" && words !== "new")).toEqual([]);
    const { done } = await store.progress(NEWER);
    const rest: string[] = [];
    await run(store, newerAnalyser(rest));
    expect([store.version, wordsIn(store), rest.length]).toEqual([NEWER, new Set(["new"]), 600 - done]);
    if (!isKilled) return;
  }
});

test("a record that is no memory keeps its words, and holds nothing up", async () => {
  const store = new WordMap(2);
  store.records.set("x", { body: "[1", words: "as they were", analyser: 0 });
  store.records.set("y", { body: "{}", words: "as they were", analyser: 0 });
  await run(store, newerAnalyser());
  expect([store.version, wordsIn(store)]).toEqual([NEWER, new Set(["new", "as they were"])]);
});

test("words of a newer analyser are not made anew by an older one", async () => {
  const store = new WordMap(1);
  store.version = NEWER;
  await expect(run(store, presentAnalyser)).rejects.toMatchObject({
    code: "misconfigured",
    message: `the words of the map store were made by version ${NEWER} of the analyser, and this program has version ${presentAnalyser.version}: install the newer one`,
  });
  expect(wordsIn(store)).toEqual(new Set(["old"]));
});
