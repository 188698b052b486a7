import { randomUUID } from "node:crypto";
import type { LedgerSuite } from "./suite.ts";

const HOUR_MS = 3_600_000;

/** Idempotency records of one gateway. */
export function idempotencySuite({ test, expect, open }: LedgerSuite): void {
  const first = { fingerprint: "f1", writeId: "w1", memoryId: "m1" };
  const second = { fingerprint: "f1", writeId: "w2" };

  test("a key stands for the first request that asks for it, until that comes to an end", async () => {
    const { idempotency } = await open();
    const key = randomUUID();
    expect(await idempotency.reserve(key, first, HOUR_MS)).toEqual({ kind: "first" });
    expect(await idempotency.reserve(key, second, HOUR_MS)).toEqual({ kind: "resumed", record: first });
    const end = { memoryIds: ["m1"], resolution: "created" as const, revision: 4 };
    await idempotency.complete(key, end);
    expect(await idempotency.reserve(key, second, HOUR_MS)).toEqual({ kind: "ended", end });
    await idempotency.release(key);
    expect(await idempotency.reserve(key, second, HOUR_MS)).toEqual({ kind: "ended", end });
  });

  test("a key that was let go is resumed under its first ids", async () => {
    const { idempotency } = await open();
    const key = randomUUID();
    const { memoryId: _none, ...planned } = first;
    await idempotency.reserve(key, planned, HOUR_MS);
    await idempotency.release(key);
    expect(await idempotency.reserve(key, second, HOUR_MS)).toEqual({ kind: "resumed", record: planned });
  });

  test("another payload never gets a key, whatever became of the first", async () => {
    const { idempotency } = await open();
    const key = randomUUID();
    await idempotency.reserve(key, first, HOUR_MS);
    const other = { fingerprint: "f2", writeId: "w3" };
    expect(await idempotency.reserve(key, other, HOUR_MS)).toEqual({ kind: "taken" });
    await idempotency.complete(key, { memoryIds: [], errorCode: "MGP_CONFLICT_UNRESOLVED" });
    expect(await idempotency.reserve(key, other, HOUR_MS)).toEqual({ kind: "taken" });
  });

  test("an outdated record is removed, others stay", async () => {
    const { idempotency } = await open();
    const [outdated, kept] = [randomUUID(), randomUUID()];
    await idempotency.reserve(outdated, first, 0);
    await idempotency.complete(outdated, { memoryIds: ["m1"] });
    await idempotency.reserve(kept, first, HOUR_MS);
    expect(await idempotency.removeOutdated()).toBe(true);
    while (await idempotency.removeOutdated());
    await idempotency.complete(kept, { memoryIds: ["m1"] });
    expect(await idempotency.reserve(kept, second, HOUR_MS)).toMatchObject({ kind: "ended" });
    expect(await idempotency.reserve(outdated, second, HOUR_MS)).toEqual({ kind: "first" });
  });

  test("an outdated key is free again", async () => {
    const { idempotency } = await open();
    const key = randomUUID();
    await idempotency.reserve(key, first, 0);
    await idempotency.complete(key, { memoryIds: ["m1"] });
    expect(await idempotency.reserve(key, { fingerprint: "f2", writeId: "w2" }, HOUR_MS)).toEqual({ kind: "first" });
    expect(await idempotency.reserve(key, first, HOUR_MS)).toEqual({ kind: "taken" });
  });
}
