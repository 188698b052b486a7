import type { JsonObject, MemoryObject } from "@mgp/core";
import { analyseQuery, canonicalJson } from "@mgp/core";
import { expect, test } from "vitest";
import { canonicalPieces, jsonPieces } from "../src/pace/json-pieces.ts";
import { Pace, turn } from "../src/pace/pace.ts";
import { TermFinder } from "../src/views/term-finder.ts";
import { openGateway } from "./support/gateway-in-process.ts";
import { memoryOf } from "./support/samples.ts";

/** How many turns others got while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const tick = (): void => {
    turns += 1;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  isOver = true;
  return turns;
}

function saying(statement: string): MemoryObject {
  return memoryOf("m", { content: { statement } });
}

test("work is interrupted for others about every 64 KiB, and not before", async () => {
  const pace = new Pace();
  expect(pace.spend(65_535)).toBeUndefined();
  expect(pace.spend(1)).toBeInstanceOf(Promise);
  expect(pace.spend(65_535)).toBeUndefined();
});

test("however many requests wait, each round of the event loop has one turn", async () => {
  const many = Array.from({ length: 20 }, turn);
  expect(await turnsDuring(async () => await Promise.all(many))).toBeGreaterThanOrEqual(19);
});

test("terms are looked for in the first 64 Ki characters of a hit, and in a million of a request", async () => {
  const { terms } = analyseQuery(["kiwi"]);
  const finder = new TermFinder(terms);
  expect(await finder.in(saying(`${"the ".repeat(20_000)} kiwi`))).toEqual([]);
  const near = saying(`${"the ".repeat(15_000)} kiwi`);
  const found: boolean[] = [];
  for (let hit = 0; hit < 30; hit += 1) found.push((await finder.in(near)).length > 0);
  expect(found.indexOf(false)).toBeGreaterThan(10);
  expect(found.indexOf(false)).toBeLessThan(25);
  expect(found.slice(found.indexOf(false))).not.toContain(true);
});

test("others get their turn while a large memory is analysed, found, exported and sent", async () => {
  const gateway = await openGateway();
  const statement = "the.and.of.in.to.it.".repeat(40_000);
  const memories = Array.from({ length: 4 }, (_, index) => memoryOf(`m-${String(index)}`, { content: { statement } }));
  const items = memories.map((memory) => ({ memory }));
  // Four times 800,000 characters; what the ledger's writing takes is counted in neither.
  expect(await turnsDuring(async () => await gateway.ok("writeBatch", { items }))).toBeGreaterThan(40);
  const exported = await gateway.answer("export", {});
  let text = "";
  const turns = await turnsDuring(async () => {
    for await (const piece of exported.text ?? []) text += piece;
  });
  expect(turns).toBeGreaterThanOrEqual(4);
  expect(JSON.parse(text)).toEqual(exported.body);
});

test("a large answer is sent memory by memory, in the result of a task, too", async () => {
  const gateway = await openGateway();
  const statement = "x".repeat(800_000);
  for (const id of ["a", "b", "c"]) await gateway.ok("write", { memory: memoryOf(id, { content: { statement } }) });
  const taskId = await gateway.accept("export");
  for (const answer of [await gateway.answer("export", {}), await gateway.answer("getTask", { task_id: taskId })]) {
    const pieces: string[] = [];
    for await (const piece of answer.text ?? []) pieces.push(piece);
    expect(pieces.join("")).toBe(JSON.stringify(answer.body));
    expect(pieces.filter((piece) => piece.length > statement.length && piece.startsWith("{"))).toHaveLength(3);
  }
});

test("the pieces of an answer are its JSON text", () => {
  const values: readonly JsonObject[] = [
    {},
    { a: [] },
    { a: [1, "b", null, { c: [{ d: {} }] }], e: {}, f: { g: true } },
    { data: { memories: [{ x: '"[]{},' }, {}], next_token: "t" }, error: null },
  ];
  for (const value of values) {
    for (const depth of [0, 1, 2, 3, 4, 9]) expect([...jsonPieces(value, depth)].join("")).toBe(JSON.stringify(value));
  }
  const unordered = { b: [{ d: 1, c: { f: "x", e: [] } }], a: { 10: null, 9: undefined } };
  for (const depth of [0, 1, 2, 3, 4, 9])
    expect([...canonicalPieces(unordered, depth)].join("")).toBe(canonicalJson(unordered));
  expect([...jsonPieces({ a: undefined, b: 1 }, 2)].join("")).toBe('{"b":1}');
});
