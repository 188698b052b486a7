import { type Call, StoreError } from "@mgp/core";
import { describe, expect, it, onTestFinished } from "vitest";
import { ThreadPool, type ThreadPoolOptions } from "../src/index.ts";
import type { Reads } from "./children/reads.ts";
import { temporaryFile, testConnection } from "./temporary-folder.ts";

const patient: Call = { signal: new AbortController().signal, deadline: Infinity };

/** A pool whose threads read a table of three rows. */
function testPool(options: Partial<ThreadPoolOptions> = {}): ThreadPool<Reads> {
  const file = temporaryFile();
  testConnection(file).run("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)");
  const pool = new ThreadPool<Reads>({
    program: new URL("./children/reading-thread.ts", import.meta.url),
    setup: file,
    database: "kiwi database",
    now: Date.now,
    threads: 1,
    ...options,
  });
  onTestFinished(async () => await pool.close());
  return pool;
}

/** What a thread waits for. */
function flag(): { readonly values: Int32Array; readonly raise: () => void } {
  const values = new Int32Array(new SharedArrayBuffer(4));
  const raise = (): void => {
    Atomics.store(values, 0, 1);
    Atomics.notify(values, 0);
  };
  return { values, raise };
}

describe("a thread pool", () => {
  it("calls methods on threads, and gives back what they return", async () => {
    const pool = testPool();
    expect(await Promise.all([pool.run(patient, "count", 1), pool.run(patient, "count", 2)])).toEqual([2, 1]);
    expect(await pool.run(patient, "thread")).toBeGreaterThan(0);
  });

  it("starts as many threads as it may and as there is work for, and uses them again", async () => {
    const pool = testPool({ threads: 2 });
    const { values, raise } = flag();
    const waiting = pool.run(patient, "waitFor", values);
    const others = [await pool.run(patient, "thread"), await pool.run(patient, "thread")];
    raise();
    expect(await waiting).toBe("woken");
    expect(new Set(others).size).toBe(1);
  });

  it("gives back an error as a store error, without the driver's words", async () => {
    const pool = testPool();
    await expect(pool.run(patient, "fail", "ours")).rejects.toMatchObject({ code: "cursor_invalid" });
    await expect(pool.run(patient, "fail", "driver")).rejects.toThrow(
      new StoreError("unavailable", "the kiwi database failed", { cause: new Error("no such table: nowhere") }),
    );
    await expect(pool.run(patient, "fail", "cell")).rejects.toMatchObject({
      code: "damaged",
      message: "the kiwi database is damaged: kiwi cannot be read",
    });
    await expect(pool.run(patient, "notCopied")).rejects.toMatchObject({ code: "unavailable" });
    expect(await pool.run(patient, "count", 0)).toBe(3);
  });

  it("says that a database cannot be opened, and tries again with the next call", async () => {
    const file = temporaryFile();
    const pool = testPool({ setup: file });
    await expect(pool.run(patient, "count", 0)).rejects.toThrow("the kiwi database cannot be opened");
    testConnection(file).run("CREATE TABLE t (a)");
    expect(await pool.run(patient, "count", 0)).toBe(0);
  });

  it("fails a call whose values cannot be copied, and goes on", async () => {
    const pool = testPool();
    const notCopied = new Proxy(new Int32Array(1), {});
    await expect(pool.run(patient, "waitFor", notCopied)).rejects.toMatchObject({ code: "unavailable" });
    expect(await pool.run(patient, "count", 0)).toBe(3);
  });

  it("gives up a call that is cancelled at once, while the thread comes to its end", async () => {
    const pool = testPool();
    const { values, raise } = flag();
    const controller = new AbortController();
    const call = { ...patient, signal: controller.signal };
    const begun = pool.run(call, "waitFor", values);
    const waiting = pool.run(call, "count", 0);
    controller.abort();
    for (const ended of [begun, waiting]) await expect(ended).rejects.toMatchObject({ code: "cancelled" });
    raise();
    expect(await pool.run(patient, "count", 0)).toBe(3);
  });

  it("gives up a call at its deadline, while the thread comes to its end", async () => {
    const pool = testPool({ now: () => 0 });
    const { values, raise } = flag();
    const call = { ...patient, deadline: 1 };
    const begun = pool.run(call, "waitFor", values);
    const waiting = pool.run(call, "count", 0);
    for (const ended of [begun, waiting]) await expect(ended).rejects.toMatchObject({ code: "deadline" });
    raise();
    expect(await pool.run(patient, "count", 0)).toBe(3);
  });

  it("does not begin a call whose deadline has passed when its turn comes", async () => {
    let now = 0;
    const pool = testPool({ now: () => now });
    const { values, raise } = flag();
    const first = pool.run(patient, "waitFor", values);
    // By the timer it would have an hour.
    const late = pool.run({ ...patient, deadline: 3_600_000 }, "end");
    const next = pool.run(patient, "count", 0);
    now = 3_600_000;
    raise();
    await expect(late).rejects.toMatchObject({ code: "deadline" });
    expect([await first, await next]).toEqual(["woken", 3]);
  });

  it("fails the call whose thread ends, and starts another", async () => {
    const pool = testPool();
    const first = await pool.run(patient, "thread");
    const lost = pool.run(patient, "end");
    const behind = pool.run(patient, "thread");
    await expect(lost).rejects.toThrow("a thread of the kiwi database ended");
    expect(await behind).not.toBe(first);
  });

  it("outlives a thread that breaks between two calls", async () => {
    const pool = testPool();
    const first = await pool.run(patient, "thread");
    await Promise.allSettled([pool.run(patient, "crash")]);
    // A call that meets the thread as it breaks may fail, or be answered before.
    const next = async (): Promise<number> => await pool.run(patient, "thread").catch(() => first);
    let thread = first;
    while (thread === first) thread = await next();
    expect(await pool.run(patient, "thread")).toBe(thread);
  });

  it("fails the calls for which no thread can be started, and goes on", async () => {
    const pool = testPool({ setup: () => "not copied" });
    const refused = { code: "unavailable", message: "the kiwi database failed" };
    await expect(pool.run(patient, "count", 0)).rejects.toMatchObject(refused);
    const pause = Promise.withResolvers<string>();
    const paused = pool.whilePaused(async () => await pause.promise);
    const waiting = [pool.run(patient, "count", 0), pool.run(patient, "count", 0)];
    const closed = pool.close();
    pause.resolve("paused");
    for (const ended of waiting) await expect(ended).rejects.toMatchObject(refused);
    expect(await paused).toBe("paused");
    await closed;
  });

  it("pauses: calls in flight end first, new ones wait", async () => {
    const pool = testPool();
    const { values, raise } = flag();
    const inFlight = pool.run(patient, "waitFor", values);
    const order: string[] = [];
    const paused = pool.whilePaused(() => void order.push("paused"));
    const later = pool.run(patient, "count", 0).then(() => order.push("later"));
    const ended = inFlight.then(() => order.push("in flight"));
    raise();
    await Promise.all([paused, later, ended]);
    expect(order.indexOf("paused")).toBeLessThan(order.indexOf("later"));
    expect(order).toHaveLength(3);
  });

  it("closes after the calls that were made, and also when the last of them is refused at its turn", async () => {
    let now = 0;
    const pool = testPool({ now: () => now });
    const pause = Promise.withResolvers<void>();
    const paused = pool.whilePaused(async () => await pause.promise);
    const late = pool.run({ ...patient, deadline: 3_600_000 }, "count", 0);
    const closed = pool.close();
    now = 3_600_000;
    pause.resolve();
    await expect(late).rejects.toMatchObject({ code: "deadline" });
    await Promise.all([paused, closed]);
  });

  it("closes when a thread cannot close what it has opened", async () => {
    const pool = testPool();
    await pool.run(patient, "closeEarly");
    await expect(pool.close()).resolves.toBeUndefined();
  });
});
