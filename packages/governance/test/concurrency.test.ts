import { expect, test } from "vitest";
import { KeyedLock } from "../src/locks/keyed-lock.ts";
import { type Gateway, type GatewayOptions, openGateway } from "./support/gateway-in-process.ts";
import { racing } from "./support/racing-store.ts";
import { memoryOf } from "./support/samples.ts";

const WRITERS = Array.from({ length: 24 }, (_, index) => index);

const backends: readonly (readonly [name: string, GatewayOptions])[] = [
  ["a backend that is atomic itself", {}],
  [
    "a backend that is atomic only for one caller after another",
    { wrapStore: racing, guarantees: { insertById: "caller", insertByKey: "caller", replace: "caller" } },
  ],
];

async function memoriesOf(gateway: Gateway): Promise<readonly object[]> {
  const page = await gateway.ok("export", { limit: 1_000 });
  return "memories" in page ? page.memories : [];
}

test.each(backends)("%s: of 24 writers of one new id one wins", async (_name, options) => {
  const gateway = await openGateway(options);
  const answers = await Promise.all(
    WRITERS.map((index) =>
      gateway.answer("write", { memory: memoryOf("m", { content: { statement: `by ${String(index)}` } }) }),
    ),
  );
  const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(23);
  expect(winners).toHaveLength(1);
  expect(await memoriesOf(gateway)).toMatchObject([
    { content: { statement: `by ${String(winners[0])}` }, backend_ref: { revision: 1 } },
  ]);
});

test.each(backends)("%s: 24 writers of one dedupe key make one memory", async (_name, options) => {
  const gateway = await openGateway(options);
  const answers = await Promise.all(
    WRITERS.map((index) =>
      gateway.ok("write", {
        memory: memoryOf(`m-${String(index)}`, { evidence_refs: [`e-${String(index)}`] }),
        merge_hint: { strategy: "dedupe", dedupe_key: "one" },
      }),
    ),
  );
  expect(answers.filter(({ resolution }) => resolution === "created")).toHaveLength(1);
  expect(new Set(answers.map(({ memory }) => memory.memory_id)).size).toBe(1);
  const [memory, ...others] = await memoriesOf(gateway);
  expect(others).toEqual([]);
  const refs = memory !== undefined && "evidence_refs" in memory ? memory.evidence_refs : [];
  expect(new Set(Array.isArray(refs) ? refs : []).size).toBe(24);
});

test.each(backends)("%s: of 24 updates of one memory none is lost", async (_name, options) => {
  const gateway = await openGateway(options);
  await gateway.ok("write", { memory: memoryOf("m") });
  await Promise.all(
    WRITERS.map((index) =>
      gateway.ok("update", { memory_id: "m", patch: { content: { [`k${String(index)}`]: index } } }),
    ),
  );
  const { memory } = await gateway.ok("get", { memory_id: "m" });
  expect(WRITERS.filter((index) => memory.content[`k${String(index)}`] !== index)).toEqual([]);
  expect(memory.backend_ref).toMatchObject({ revision: 25 });
});

test.each(backends)(
  "%s: updates, lifecycle calls and hinted writes at once leave nothing half done",
  async (_name, options) => {
    const gateway = await openGateway(options);
    await gateway.ok("write", { memory: memoryOf("m") });
    const answers = await Promise.all(
      WRITERS.map((index) => {
        if (index % 3 === 0)
          return gateway.answer("update", { memory_id: "m", patch: { content: { [`u${String(index)}`]: 1 } } });
        if (index % 3 === 1) return gateway.answer(index % 2 === 0 ? "expire" : "revoke", { memory_id: "m" });
        const memory = memoryOf("m", { content: { [`w${String(index)}`]: 1 } });
        return gateway.answer("write", { memory, merge_hint: { strategy: "merge" } });
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const { memory } = await gateway.ok("get", { memory_id: "m" });
    for (const index of WRITERS) {
      if (index % 3 === 0) expect(memory.content).toHaveProperty(`u${String(index)}`);
      if (index % 3 === 2) expect(memory.content).toHaveProperty(`w${String(index)}`);
    }
    expect(await gateway.ledger.audit.openIntents()).toEqual([]);
  },
);

test("the lock keeps holders of a key apart, in order, and lets others pass", async () => {
  const lock = new KeyedLock();
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const hold = (name: string, keys: readonly string[], until?: Promise<void>): Promise<void> =>
    lock.hold(keys, async () => {
      order.push(`${name} in`);
      await until;
      order.push(`${name} out`);
    });
  const a = hold("a", ["x", "y"], first.promise);
  const b = hold("b", ["y", "x"]);
  const c = hold("c", ["x"]);
  await hold("free", ["z"]);
  first.resolve();
  await Promise.all([a, b, c]);
  expect(order.indexOf("free out")).toBeLessThan(order.indexOf("a out"));
  expect(order.filter((step) => !step.startsWith("free"))).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
  await expect(lock.hold(["x"], () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
  await hold("after", ["x", "x"]);
  expect(order.at(-1)).toBe("after out");
});
