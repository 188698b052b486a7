import { StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { copyOfFolder, type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { memoryOf } from "./support/samples.ts";
import type { StoreMethod } from "./support/spied-store.ts";

type Moment = "before the effect" | "after the effect" | "before the outcome";

interface Scene {
  readonly effect: StoreMethod;
  readonly prepare: (gateway: Gateway) => Promise<unknown>;
  readonly act: (gateway: Gateway) => Promise<unknown>;
  /** What another client does to the memory before the restart. */
  readonly disturb: (gateway: Gateway) => Promise<unknown>;
}

const nothing = (): Promise<undefined> => Promise.resolve(undefined);
const write = (gateway: Gateway): Promise<unknown> => gateway.answer("write", { memory: memoryOf("m") });
const purge = (gateway: Gateway): Promise<unknown> => gateway.answer("purge", { memory_id: "m" });
const touch = (gateway: Gateway): Promise<unknown> => gateway.answer("update", { memory_id: "m", patch: {} });
const scenes: Readonly<Record<string, Scene>> = {
  write: { effect: "insert", prepare: nothing, act: write, disturb: write },
  update: {
    effect: "replace",
    prepare: write,
    act: (gateway) => gateway.answer("update", { memory_id: "m", patch: { confidence: 1 } }),
    disturb: touch,
  },
  expire: {
    effect: "replace",
    prepare: write,
    act: (gateway) => gateway.answer("expire", { memory_id: "m" }),
    disturb: touch,
  },
  purge: { effect: "remove", prepare: write, act: purge, disturb: touch },
  "hinted write": {
    effect: "replace",
    prepare: write,
    act: (gateway) =>
      gateway.answer("write", {
        memory: memoryOf("new", { content: { statement: "Statement of m." } }),
        merge_hint: { strategy: "merge" },
      }),
    disturb: touch,
  },
};
const moments = ["before the effect", "after the effect", "before the outcome"] as const;
const crashes = Object.entries(scenes).flatMap(([name, scene]) => moments.map((moment) => ({ name, moment, scene })));

/** Runs the scene, and gives the folder as it was on the disk at that moment, with the gateway that died. */
async function crash(scene: Scene, moment: Moment): Promise<{ readonly remains: string; readonly died: Gateway }> {
  let remains = "";
  let armed = false;
  const die = (): void => {
    if (!armed) return;
    armed = false;
    remains = copyOfFolder(died.folder);
    if (moment !== "before the outcome") throw new StoreError("unavailable", "the process dies here");
  };
  const died: Gateway = await openGateway({
    guarantees: { durable: true },
    onAppend: (line) => {
      if (moment === "before the outcome" && "outcome" in line) die();
    },
  });
  await scene.prepare(died);
  armed = true;
  const hook = ({ method }: { readonly method: StoreMethod }): void => {
    if (method === scene.effect) die();
  };
  if (moment === "before the effect") died.store.before = hook;
  if (moment === "after the effect") died.store.after = hook;
  await scene.act(died);
  expect(remains).not.toBe("");
  return { remains, died };
}

async function restart(remains: string, died: Gateway): Promise<Gateway> {
  return await openGateway({ folder: remains, store: died.kept, clock: died.clock, guarantees: { durable: true } });
}

test.each(crashes)("$name, a crash $moment", async ({ moment, scene }) => {
  const { remains, died } = await crash(scene, moment);
  const gateway = await restart(remains, died);
  const happened = moment !== "before the effect";
  const last = gateway.outcomes().at(-1);
  expect(last).toMatchObject(
    happened ? { outcome: "allowed" } : { outcome: "failed", decision: { reason_code: "backend_error" } },
  );
  expect(last?.target_memory_id).toBe("m");
  expect(gateway.logged.join("\n")).toContain('"recovered_open_intents",{"count":1}');
  expect(await gateway.ledger.audit.openIntents()).toEqual([]);
  const events = await gateway.ok("queryAudit", { target_memory_id: "m" });
  expect(events.events.map((event) => event.event_id)).toContain(last?.event_id);
});

test.each(Object.entries(scenes))(
  "%s: what another client did meanwhile makes the outcome unknown",
  async (_name, scene) => {
    const { remains, died } = await crash(scene, "before the effect");
    died.store.before = () => undefined;
    await scene.disturb(died);
    const gateway = await restart(remains, died);
    expect(gateway.outcomes().at(-1)).toMatchObject({
      outcome: "failed",
      decision: { reason_code: "outcome_unknown" },
    });
  },
);

test("a write is recognised under those that came after it", async () => {
  const { remains, died } = await crash(scenes["update"] ?? neverScene(), "after the effect");
  died.store.after = () => undefined;
  await touch(died);
  const gateway = await restart(remains, died);
  expect(gateway.outcomes().at(-1)).toMatchObject({ outcome: "allowed" });
});

test("a clean stop leaves nothing to recover", async () => {
  const first = await openGateway({ guarantees: { durable: true } });
  await write(first);
  await touch(first);
  await purge(first);
  const lines = first.lines().length;
  await first.close();
  const second = await restart(first.folder, first);
  expect(second.lines()).toHaveLength(lines);
  expect(second.logged).toEqual([]);
});

test("a shared log is looked into again and again, and a look that fails is not the last", async () => {
  const first = await openGateway({ guarantees: { durable: true } });
  await write(first);
  await first.close();
  const second = await openGateway({
    folder: first.folder,
    store: first.kept,
    clock: first.clock,
    recoverEveryMs: 5,
  });
  // As another gateway that shares the log leaves it when it dies.
  const intent = second.lines().find((line) => "intent" in line);
  if (intent === undefined || !("intent" in intent)) throw new Error("an intent was expected");
  const { chain: _chain, ...left } = intent;
  second.store.failOnce("lastWrite", "unavailable");
  await second.ledger.audit.synced(second.ledger.audit.append({ ...left, event_id: "evt_left" }));
  await expect.poll(() => second.logged.join("\n")).toContain("recovered_open_intents");
  expect(second.logged.join("\n")).toContain("recovery_failed");
  expect(second.outcomes().filter((line) => line.event_id === "evt_left")).toMatchObject([{ outcome: "allowed" }]);
});

test("a record that cannot be read back leaves its write unknown, and stops no look", async () => {
  const first = await openGateway({ guarantees: { durable: true } });
  await write(first);
  await first.close();
  const second = await openGateway({ folder: first.folder, store: first.kept, clock: first.clock, recoverEveryMs: 5 });
  const intent = second.lines().find((line) => "intent" in line);
  if (intent === undefined || !("intent" in intent)) throw new Error("an intent was expected");
  const { chain: _chain, ...left } = intent;
  second.store.failOnce("lastWrite", "damaged");
  await second.ledger.audit.synced(second.ledger.audit.append({ ...left, event_id: "evt_left" }));
  await expect.poll(() => second.logged.join("\n")).toContain("recovered_open_intents");
  expect(second.logged.join("\n")).not.toContain("recovery_failed");
  expect(second.outcomes().filter((line) => line.event_id === "evt_left")).toMatchObject([
    { outcome: "failed", decision: { reason_code: "outcome_unknown" } },
  ]);
});

test("items of a batch are recovered one by one", async () => {
  let remains = "";
  const died = await openGateway({ guarantees: { durable: true } });
  let inserts = 0;
  died.store.after = ({ method }) => {
    if (method === "insert") inserts += 1;
    if (method === "insert" && inserts === 2) remains = copyOfFolder(died.folder);
    if (method === "insert" && inserts === 2) throw new StoreError("unavailable", "the process dies here");
  };
  await died.answer("writeBatch", { items: ["a", "b", "c"].map((id) => ({ memory: memoryOf(id) })) });
  const gateway = await restart(remains, died);
  expect(
    gateway
      .outcomes()
      .map((line) => `${line.target_memory_id} ${line.outcome}`)
      .toSorted(),
  ).toEqual(["a allowed", "b allowed", "c failed"]);
});

function neverScene(): never {
  throw new Error("no such scene");
}
