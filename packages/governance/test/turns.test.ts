import type { Call } from "@mgp/core";
import { describe, expect, it, onTestFinished, test, vi } from "vitest";
import { pauseAfter, pauseMs } from "../src/locks/pause.ts";
import { Turns } from "../src/locks/turns.ts";
import { delegateOf } from "./support/delegate-of.ts";
import { openGateway } from "./support/gateway-in-process.ts";
import { memoryOf } from "./support/samples.ts";

const WRITERS = Array.from({ length: 40 }, (_, index) => index);

function openCall(): { readonly call: Call; readonly abort: () => void } {
  const controller = new AbortController();
  return {
    call: { signal: controller.signal, deadline: Number.MAX_SAFE_INTEGER },
    abort: () => controller.abort(),
  };
}

describe("40 requests that change one memory at once", () => {
  it("write it once each, and never for nothing, when they are updates", async () => {
    const gateway = await openGateway();
    await gateway.ok("write", { memory: memoryOf("m") });
    await Promise.all(
      WRITERS.map((index) => gateway.ok("update", { memory_id: "m", patch: { content: { [`k${index}`]: index } } })),
    );
    expect(gateway.store.count("replace")).toBe(40);
    expect(gateway.store.count("get")).toBe(40);
  });

  it("write it once each when they are merged into it", async () => {
    const gateway = await openGateway();
    await gateway.ok("write", { memory: memoryOf("m") });
    await Promise.all(
      WRITERS.map((index) =>
        gateway.ok("write", {
          memory: memoryOf("m", { content: { [`k${index}`]: index } }),
          merge_hint: { strategy: "merge" },
        }),
      ),
    );
    expect(gateway.store.count("replace")).toBe(40);
  });

  it("take turns whatever they are", async () => {
    const gateway = await openGateway();
    await gateway.ok("write", { memory: memoryOf("m") });
    const lifecycle = ["expire", "revoke", "delete", "purge"] as const;
    await Promise.all(WRITERS.map((index) => gateway.answer(lifecycle[index % 4] ?? "expire", { memory_id: "m" })));
    // One of each kind has an effect: a repeated one does nothing, and nothing comes after the purge.
    expect(gateway.store.count("replace", "remove")).toBe(4);
  });
});

test("a change that another process comes before pauses each time before it is tried again", async () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(0);
  onTestFinished(() => random.mockRestore());
  let losses = 0;
  const gateway = await openGateway({
    wrapStore: (store) => ({
      ...delegateOf(store),
      replace: async (request, call) => {
        if (losses === 3) return await store.replace(request, call);
        losses += 1;
        await store.replace({ ...request, draft: { ...request.draft, writeIds: [`w-${losses}`] } }, call);
        return await store.replace(request, call);
      },
    }),
  });
  await gateway.ok("write", { memory: memoryOf("m") });
  random.mockClear();
  await gateway.ok("update", { memory_id: "m", patch: { content: { statement: "Drinks tea." } } });
  expect(random).toHaveBeenCalledTimes(3);
});

describe("a pause", () => {
  it("is longer after each loss, up to a limit, and a random part of that", () => {
    expect([1, 2, 3, 6, 7, 2_000].map((losses) => pauseMs(losses, 1))).toEqual([10, 20, 40, 320, 320, 320]);
    expect(pauseMs(3, 0.25)).toBe(10);
  });

  it("ends when the call is given up", async () => {
    const { call, abort } = openCall();
    abort();
    expect(await pauseAfter(6, call)).toBeUndefined();
  });
});

describe("a turn", () => {
  it("that is waited for is given up with its call, and the one behind it comes", async () => {
    const turns = new Turns();
    const first = Promise.withResolvers<void>();
    const [holder, impatient, patient] = [openCall(), openCall(), openCall()];
    const held = turns.take("m", holder.call, async () => await first.promise);
    const gone = turns.take("m", impatient.call, () => Promise.resolve("never"));
    const last = turns.take("m", patient.call, (hasWaited) => Promise.resolve(hasWaited));
    impatient.abort();
    await expect(gone).rejects.toThrow("ran out of time");
    first.resolve();
    await held;
    expect(await last).toBe(true);
    expect(await turns.take("m", patient.call, (hasWaited) => Promise.resolve(hasWaited))).toBe(false);
  });

  it("is over when its call is given up, and its task ends no other turn when it comes back", async () => {
    const turns = new Turns();
    const [stuck, running] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const [holder, next, last] = [openCall(), openCall(), openCall()];
    const order: string[] = [];
    const held = turns.take("m", holder.call, async () => await stuck.promise);
    const started = Promise.withResolvers<void>();
    const second = turns.take("m", next.call, async () => {
      started.resolve();
      await running.promise;
      order.push("second");
    });
    holder.abort();
    await started.promise;
    const third = turns.take("m", last.call, () => Promise.resolve(order.push("third")));
    stuck.resolve();
    await held;
    running.resolve();
    await Promise.all([second, third]);
    expect(order).toEqual(["second", "third"]);
  });

  it("is refused when 256 others wait, and goes on after a task that failed", async () => {
    const turns = new Turns();
    const first = Promise.withResolvers<void>();
    const { call } = openCall();
    const held = turns.take("m", call, async () => await first.promise);
    const waiting = Array.from({ length: 256 }, () => turns.take("m", call, () => Promise.reject(new Error("failed"))));
    await expect(turns.take("m", call, () => Promise.resolve())).rejects.toMatchObject({ status: 429 });
    expect(await turns.take("other", call, () => Promise.resolve("at once"))).toBe("at once");
    first.resolve();
    await held;
    expect((await Promise.allSettled(waiting)).every(({ status }) => status === "rejected")).toBe(true);
    expect(await turns.take("m", call, (hasWaited) => Promise.resolve(hasWaited))).toBe(false);
  });
});
