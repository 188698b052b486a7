import { CallLimit, Coalescer, Gate, type Sharing } from "@mgp/adapter-kit";
import { call } from "@mgp/conformance";
import { StoreError } from "@mgp/core";
import { expect, test } from "vitest";

const gate = new Gate("shared", Date.now);

function sharing(options: Partial<Sharing<string, string>>): Sharing<string, string> {
  return {
    run: async (_tenant, items) => await Promise.resolve(items),
    keyOf: () => undefined,
    sizeOf: () => 1,
    most: 10,
    effect: "write",
    ...options,
  };
}

function sizeOf(item: string): number {
  if (item === "faulty") throw new Error("an unexpected error");
  return 1;
}

test("a throw while calls are put together fails those calls, and later ones get their turn", async () => {
  const coalescer = new Coalescer(sharing({ sizeOf }), gate);
  const submit = async (item: string): Promise<string> => await coalescer.submit("acme", item, call());
  const answers = await Promise.allSettled([submit("one"), submit("two"), submit("faulty"), submit("behind")]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
  expect(await submit("later")).toBe("later");
});

async function refuseFaulty(_tenant: string, items: readonly string[]): Promise<readonly string[]> {
  if (items.includes("faulty")) throw new StoreError("invalid", "it cannot be kept");
  return await Promise.resolve(items);
}

async function answerFirst(_tenant: string, items: readonly string[]): Promise<readonly string[]> {
  return await Promise.resolve(items.slice(0, 1));
}

function fail(error: unknown): never {
  throw error;
}

interface Statement {
  readonly items: readonly string[];
  readonly signal: AbortSignal;
  readonly end: () => void;
  readonly fail: (error: StoreError) => void;
}

/** Statements that end when they are told to, and hear of an abort unless they are deaf. */
function heldBack(
  effect: "read" | "write",
  hearing: "hearing" | "deaf" = "hearing",
): {
  readonly coalescer: Coalescer<string, string>;
  readonly statements: Statement[];
  /** The statement of these items, as soon as it has begun. */
  readonly begun: (...items: readonly string[]) => Promise<Statement>;
} {
  const statements: Statement[] = [];
  const awaited = new Map<string, PromiseWithResolvers<Statement>>();
  const awaitedOf = (items: readonly string[]): PromiseWithResolvers<Statement> => {
    const known = awaited.get(items.join(" ")) ?? Promise.withResolvers<Statement>();
    awaited.set(items.join(" "), known);
    return known;
  };
  const run: Sharing<string, string>["run"] = async (_tenant, items, { signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    const cancelled = new StoreError("cancelled", "the statement was cancelled");
    if (hearing === "hearing") signal.addEventListener("abort", () => reject(cancelled));
    const statement = { items, signal, end: () => resolve(items), fail: reject };
    statements.push(statement);
    awaitedOf(items).resolve(statement);
    return await promise;
  };
  const begun = async (...items: readonly string[]): Promise<Statement> => await awaitedOf(items).promise;
  return { coalescer: new Coalescer(sharing({ run, effect }), gate), statements, begun };
}

const oneIsFaulty = new StoreError("invalid", "one of them cannot be kept");

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return await work.catch((error: unknown) => (StoreError.isInstance(error) ? error.code : error));
}

test("calls that come while two statements run go together in the next one, and each gets its own result", async () => {
  const { coalescer, statements } = heldBack("read");
  const submit = async (item: string): Promise<string> => await coalescer.submit("acme", item, call());
  const answers = ["a", "b", "c", "d"].map(submit);
  expect(statements.map(({ items }) => items)).toEqual([["a"], ["b"]]);
  statements[0]?.end();
  expect(await answers[0]).toBe("a");
  expect(statements.map(({ items }) => items)).toEqual([["a"], ["b"], ["c", "d"]]);
  for (const { end } of statements) end();
  expect(await Promise.all(answers)).toEqual(["a", "b", "c", "d"]);
});

test.each([
  ["read", "cancelled"],
  ["write", "unknown_outcome"],
] as const)("a %s that is given up leaves the statement to the others: %s", async (effect, code) => {
  const { coalescer, statements } = heldBack(effect);
  const controller = new AbortController();
  const first = ["a", "b"].map(async (item) => await coalescer.submit("acme", item, call()));
  const given = refusalOf(coalescer.submit("acme", "c", call({ signal: controller.signal })));
  const stays = coalescer.submit("acme", "d", call());
  statements[0]?.end();
  await first[0];
  controller.abort();
  expect(await given).toBe(code);
  expect(statements[2]?.signal.aborted).toBe(false);
  for (const { end } of statements) end();
  expect(await stays).toBe("d");
});

test("a statement that no call waits for any more is cancelled", async () => {
  const { coalescer, statements } = heldBack("write");
  const controller = new AbortController();
  const alone = refusalOf(coalescer.submit("acme", "a", call({ signal: controller.signal })));
  controller.abort();
  expect(await alone).toBe("cancelled");
  expect(statements[0]?.signal.aborted).toBe(true);
});

test("one item's fault is its own: the others of its statement run again, each alone", async () => {
  const coalescer = new Coalescer(sharing({ run: refuseFaulty }), gate);
  const items = ["a", "b", "faulty", "d"];
  const answers = items.map(async (item) => await refusalOf(coalescer.submit("acme", item, call())));
  expect(await Promise.all(answers)).toEqual(["a", "b", "invalid", "d"]);
});

/** Three calls that share a statement, while two others are under way. */
async function threeTogether(hearing: "hearing" | "deaf") {
  const held = heldBack("write", hearing);
  const first = ["x", "y"].map(async (item) => await held.coalescer.submit("acme", item, call()));
  const [a, b, c] = ["a", "b", "c"].map((item) => {
    const controller = new AbortController();
    const answer = refusalOf(held.coalescer.submit("acme", item, call({ signal: controller.signal })));
    return { answer, abort: () => controller.abort() };
  });
  if (a === undefined || b === undefined || c === undefined) throw new Error("three calls were submitted");
  for (const { end } of held.statements.slice()) end();
  await Promise.all(first);
  return { ...held, a, b, c, together: await held.begun("a", "b", "c") };
}

test("a call that is given up before its turn to run alone has no effect", async () => {
  const { a, b, c, together, begun, statements } = await threeTogether("hearing");
  together.fail(oneIsFaulty);
  const alone = await begun("a");
  b.abort();
  expect(await b.answer).toBe("cancelled");
  alone.end();
  (await begun("c")).end();
  expect(await Promise.all([a.answer, c.answer])).toEqual(["a", "c"]);
  expect(statements.map(({ items }) => items.join(" "))).toEqual(["x", "y", "a b c", "a", "c"]);
});

test("a call that was given up while it shared a statement is not run alone", async () => {
  const { a, b, c, together, begun, statements } = await threeTogether("hearing");
  b.abort();
  expect(await b.answer).toBe("unknown_outcome");
  together.fail(oneIsFaulty);
  (await begun("a")).end();
  (await begun("c")).end();
  expect(await Promise.all([a.answer, c.answer])).toEqual(["a", "c"]);
  expect(statements.map(({ items }) => items.join(" "))).toEqual(["x", "y", "a b c", "a", "c"]);
});

test("when all have given up, none is run alone, and the last one hears that it had no effect", async () => {
  const { a, b, c, together, statements } = await threeTogether("deaf");
  for (const { abort } of [a, b, c]) abort();
  together.fail(oneIsFaulty);
  const answers = await Promise.all([a.answer, b.answer, c.answer]);
  expect(answers).toEqual(["unknown_outcome", "unknown_outcome", "cancelled"]);
  expect(statements).toHaveLength(3);
});

test("the last one that gives a read up is told at once, and a write's hears what came of it", async () => {
  const answers = (["read", "write"] as const).map(async (effect) => {
    const { coalescer, statements } = heldBack(effect, "deaf");
    const controller = new AbortController();
    const answer = refusalOf(coalescer.submit("acme", "a", call({ signal: controller.signal })));
    controller.abort();
    for (const { end } of statements) end();
    return await answer;
  });
  expect(await Promise.all(answers)).toEqual(["cancelled", "a"]);
});

test.each([
  ["read", "unavailable"],
  ["write", "unknown_outcome"],
] as const)("a %s that its statement leaves without a result fails: %s", async (effect, code) => {
  const all = new Coalescer(sharing({ run: answerFirst, effect }), gate);
  const answers = ["a", "b", "c", "d", "e"].map(async (item) => await refusalOf(all.submit("acme", item, call())));
  expect(await Promise.all(answers)).toEqual(["a", "b", "c", code, code]);
});

test("items of one key never share a statement, and those of another tenant neither", async () => {
  const seen: (readonly string[])[] = [];
  const run: Sharing<string, string>["run"] = async (tenant, items) => {
    seen.push([tenant, ...items]);
    return await Promise.resolve(items);
  };
  const coalescer = new Coalescer(sharing({ run, keyOf: (item) => item.slice(0, 1) }), gate);
  const submit = async (tenant: string, item: string): Promise<string> => await coalescer.submit(tenant, item, call());
  const first = ["x1", "y1", "k1", "k2"].map(async (item) => await submit("acme", item));
  await Promise.all([...first, submit("globex", "k3")]);
  expect(seen).toEqual([
    ["acme", "x1"],
    ["acme", "y1"],
    ["globex", "k3"],
    ["acme", "k1"],
    ["acme", "k2"],
  ]);
});

test("a limit tells once: of a cancel, of a deadline that has passed, and of nothing once it is ended", async () => {
  const controller = new AbortController();
  const told: string[] = [];
  const cancelled = new CallLimit(call({ signal: controller.signal, deadline: 10 }), 1, (why) => told.push(why), fail);
  cancelled.end();
  controller.abort();
  const late = Promise.withResolvers<string>();
  const passed = new CallLimit(call({ deadline: 0 }), 1, late.resolve, late.reject);
  const early = Promise.withResolvers<string>();
  const aborted = new CallLimit(call({ signal: AbortSignal.abort() }), 1, early.resolve, early.reject);
  expect([await late.promise, await early.promise, told]).toEqual(["deadline", "cancelled", []]);
  for (const limit of [passed, aborted]) limit.end();
});

test("a limit whose end throws tells the one that set it", async () => {
  const fault = new Error("not foreseen");
  const told = Promise.withResolvers<unknown>();
  const reached = (): never => {
    throw fault;
  };
  const limit = new CallLimit(call({ deadline: 0 }), 1, reached, told.resolve);
  expect(await told.promise).toBe(fault);
  limit.end();
});
