import { Gate, madeOfTexts, runReindex } from "@mgp/adapter-kit";
import { call } from "@mgp/conformance";
import type { Call } from "@mgp/core";
import { expect, test } from "vitest";
import { type Disk, diskWith, madeBy, SmallStore, write } from "./small-store.ts";

interface Run {
  readonly within?: Call;
  readonly now?: number;
  readonly onMake?: (texts: readonly string[]) => void;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Returns how many texts it had something made of. */
async function reindex(store: SmallStore, model: string, run: Run = {}): Promise<number> {
  const { within = call(), now = 1_000, onMake, onProgress = () => undefined } = run;
  let asked = 0;
  const make = async (texts: readonly string[]): Promise<readonly string[]> => {
    onMake?.(texts);
    asked += texts.length;
    return await Promise.resolve(texts.map((text) => madeBy(model, text)));
  };
  await runReindex(store, { gate: new Gate("small", () => now), call: within, make, onProgress });
  return asked;
}

/** What of a store is not as it has to be behind a run for a model. */
function wrongIn(disk: Disk, model: string): readonly string[] {
  const kept = disk.places.get(disk.inUse);
  const records = [...disk.texts]
    .filter(([id, text]) => kept?.get(id)?.made !== (text === "" ? undefined : madeBy(model, text)))
    .map(([id]) => id);
  const rest = { inUse: disk.inUse, places: disk.places.size, begun: disk.begun, isSealed: disk.isSealed };
  const wanted = { inUse: model, places: 1, begun: undefined, isSealed: false };
  return JSON.stringify(rest) === JSON.stringify(wanted) ? records : [...records, JSON.stringify(rest)];
}

/** Is what is served whole: of one model, and of each record's present text? */
function isServedWhole({ inUse, places, texts }: Disk): boolean {
  return [...texts].every(([id, text]) => places.get(inUse)?.get(id)?.made === madeBy(inUse, text));
}

class Killed extends Error {}

/** Throws before the step with this number. */
function killBefore(number: number): (step: string) => void {
  let steps = 0;
  return () => {
    if (steps++ === number) throw new Killed();
  };
}

/** Runs for `new` over and over, killed one step later each time, until a run is not killed any more. */
async function killedEverywhere(behind: (disk: Disk) => Promise<void>): Promise<number> {
  for (let number = 0; ; number++) {
    const disk = diskWith(600);
    try {
      await reindex(new SmallStore(disk, "new", killBefore(number)), "new");
      return number;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    expect([number, isServedWhole(disk)]).toEqual([number, true]);
    await behind(disk);
  }
}

test("a run gives every record what is wanted, in batches, and leaves one place", async () => {
  const disk = diskWith(600);
  disk.texts.set("m7", "");
  const sizes: number[] = [];
  expect(await reindex(new SmallStore(disk, "new"), "new", { onMake: ({ length }) => sizes.push(length) })).toBe(599);
  expect([sizes, wrongIn(disk, "new")]).toEqual([[255, 256, 88], []]);
});

test("for what is in use there is nothing to do", async () => {
  const disk = diskWith(600);
  const steps: string[] = [];
  expect(await reindex(new SmallStore(disk, "old", (step) => steps.push(step)), "old")).toBe(0);
  expect(steps).toEqual([]);
});

test("killed before any step, it serves what it was until the end, and the next run makes only what is missing", async () => {
  let first = 0;
  const kills = await killedEverywhere(async (disk) => {
    first = [...disk.places].find(([model]) => model === "new")?.[1].size ?? 0;
    const more = await reindex(new SmallStore(disk, "new"), "new");
    expect([more, wrongIn(disk, "new")]).toEqual([600 - first, []]);
  });
  expect(kills).toBe(9);
});

test.each(["old", "third"])(
  "killed before any step, and then run for %s: what was begun is discarded, and no writer stays kept out",
  async (model) => {
    await killedEverywhere(async (disk) => {
      const isOld = disk.inUse === model;
      let wasSealed = false;
      const onMake = (): void => {
        wasSealed ||= disk.isSealed;
      };
      const more = await reindex(new SmallStore(disk, model), model, { onMake });
      expect([more, wasSealed, wrongIn(disk, model)]).toEqual([isOld ? 0 : 600, false, []]);
    });
  },
);

test("killed twice, it goes on all the same", async () => {
  await killedEverywhere(async (disk) => {
    for (let number = 0; ; number++) {
      const copy = structuredClone(disk);
      const killed = await reindex(new SmallStore(copy, "new", killBefore(number)), "new").catch(() => "killed");
      await reindex(new SmallStore(copy, "new"), "new");
      expect(wrongIn(copy, "new")).toEqual([]);
      if (killed !== "killed") return;
    }
  });
});

test("what changes while it is made, or behind that, is made again", async () => {
  const disk = diskWith(600);
  let batches = 0;
  const onMake = (): void => {
    batches += 1;
    // In the first batch, which is done, and in the second, which is at work.
    if (batches === 2) for (const id of ["m0", "m300"]) write(disk, id, "changed");
  };
  expect(await reindex(new SmallStore(disk, "new"), "new", { onMake })).toBe(602);
  expect(wrongIn(disk, "new")).toEqual([]);
});

test("what was written while it was filled is made in further rounds, before anyone is kept out", async () => {
  const disk = diskWith(600);
  const store = new SmallStore(disk, "new");
  let isWritten = false;
  const onMake = (): void => {
    if (!isWritten) for (let one = 0; one < 500; one++) write(disk, `late${one}`, "late");
    isWritten = true;
  };
  await reindex(store, "new", { onMake });
  expect([store.filledSealed, wrongIn(disk, "new")]).toEqual([0, []]);
});

test.each([
  { written: 300, sealed: 300, seals: 1 },
  { written: 301, sealed: 0, seals: 2 },
])(
  "with $written written at the last moment and 300 that may be left, $sealed are made while writers are kept out",
  async ({ written, sealed, seals }) => {
    const disk = diskWith(600);
    const steps: string[] = [];
    const store = new SmallStore(disk, "new", (step) => {
      if (step === "seal" && !steps.includes("seal"))
        for (let one = 0; one < written; one++) write(disk, `late${one}`, "late");
      steps.push(step);
    });
    store.mostLeft = 300;
    await reindex(store, "new");
    expect([store.filledSealed, wrongIn(disk, "new")]).toEqual([sealed, []]);
    expect(steps.filter((step) => step === "seal")).toHaveLength(seals);
  },
);

test("progress begins with what is there, never exceeds the total, and ends with all", async () => {
  const disk = diskWith(600);
  await reindex(new SmallStore(disk, "new", killBefore(2)), "new").catch(() => undefined);
  const seen: (readonly [number, number])[] = [];
  const onProgress = (done: number, total: number): void => void seen.push([done, total]);
  let batches = 0;
  // What is done already is changed, so it is done twice.
  const onMake = (): void => {
    batches += 1;
    if (batches === 1) for (let one = 0; one < 500; one++) write(disk, `m${one}`, "changed");
  };
  await reindex(new SmallStore(disk, "new"), "new", { onMake, onProgress });
  expect(seen[0]).toEqual([256, 600]);
  expect(seen.filter(([done, total]) => done > total)).toEqual([]);
  expect(seen.at(-1)).toEqual([600, 600]);
});

test("progress ends with all, also when a record was purged meanwhile", async () => {
  const disk = diskWith(200);
  const seen: (readonly [number, number])[] = [];
  const onProgress = (done: number, total: number): void => {
    seen.push([done, total]);
    disk.texts.delete("m199");
  };
  await reindex(new SmallStore(disk, "new"), "new", { onProgress });
  expect(seen).toEqual([
    [0, 200],
    [199, 200],
    [200, 200],
  ]);
});

test("a cancelled run ends before its next batch, and what was made is kept", async () => {
  const disk = diskWith(600);
  const stop = new AbortController();
  let asked = 0;
  const run = reindex(new SmallStore(disk, "new"), "new", {
    within: call({ signal: stop.signal }),
    onMake: ({ length }) => (asked += length),
    onProgress: (done) => {
      if (done > 0) stop.abort();
    },
  });
  await expect(run).rejects.toMatchObject({ code: "cancelled" });
  expect(asked).toBe(256);
  expect(await reindex(new SmallStore(disk, "new"), "new")).toBe(344);
});

test.each([
  ["cancelled", { within: call({ signal: AbortSignal.abort() }) }],
  ["deadline", { within: call({ deadline: 500 }) }],
] as const)("a call that is over (%s) touches nothing", async (code, run) => {
  const disk = diskWith(1);
  const steps: string[] = [];
  const store = new SmallStore(disk, "new", (step) => steps.push(step));
  await expect(reindex(store, "new", run)).rejects.toMatchObject({ code });
  expect(steps).toEqual([]);
});

test("only texts that are there are asked for, and each gets its own", async () => {
  const asked: (readonly string[])[] = [];
  const make = async (texts: readonly string[]): Promise<readonly string[]> => {
    asked.push(texts);
    return await Promise.resolve(texts.map((text) => text.toUpperCase()));
  };
  expect(await madeOfTexts([undefined, "a", undefined, "b"], make)).toEqual([undefined, "A", undefined, "B"]);
  expect(asked).toEqual([["a", "b"]]);
});
