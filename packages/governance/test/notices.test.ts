import { expect, test } from "vitest";
import { type Circumstances, type Gateway, type Input, openGateway } from "./support/gateway-in-process.ts";
import { memoryOf, namedCaller } from "./support/samples.ts";

const long = Array.from({ length: 21_000 }, (_, number) => `w${String(number)}`).join(" ");
/** Of memory_id, type and scope. */
const OTHER_WORDS = 3;

async function noticeOf(
  gateway: Gateway,
  operation: "write" | "writeBatch" | "update" | "search" | "import",
  input: Input<typeof operation> & object,
  circumstances: Circumstances = {},
): Promise<unknown> {
  const { status, notice } = await gateway.answer(operation, input, circumstances);
  expect(status).toBe(200);
  expect(notice ?? "").toMatch(/^[ -~]{0,1024}$/);
  return notice === undefined ? undefined : JSON.parse(notice);
}

const saying = (memoryId: string, statement: string) => ({ memory: memoryOf(memoryId, { content: { statement } }) });

test("an answer says how many words of a memory search does not know", async () => {
  const gateway = await openGateway();
  const words = 1_000 + OTHER_WORDS;
  expect(await noticeOf(gateway, "write", saying("k", "kiwi"))).toBeUndefined();
  expect(await noticeOf(gateway, "write", saying("m", long))).toEqual({ not_indexed: { memories: 1, words } });
  const items = [saying("n", long), saying("o", long), saying("p", "kiwi")];
  expect(await noticeOf(gateway, "writeBatch", { items })).toEqual({ not_indexed: { memories: 2, words: 2 * words } });
  const memories = [saying("q", long).memory];
  expect(await noticeOf(gateway, "import", { memories })).toEqual({ not_indexed: { memories: 1, words } });
  const patch = { content: { statement: `${long} more` } };
  expect(await noticeOf(gateway, "update", { memory_id: "k", patch })).toEqual({
    not_indexed: { memories: 1, words: words + 1 },
  });
  expect(await noticeOf(gateway, "update", { memory_id: "k", patch: { content: { statement: "short" } } })).toBe(
    undefined,
  );
});

test("a caller that may not read a memory does not learn how long it is", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", saying("m", long), { context: { tenant_id: "acme" } });
  const writer = namedCaller("writer", { actions: ["update"] });
  const circumstances = { caller: writer, context: { tenant_id: "acme" } };
  const patch = { confidence: 0.5 };
  expect(await noticeOf(gateway, "update", { memory_id: "m", patch }, circumstances)).toBeUndefined();
  const reader = { ...circumstances, caller: namedCaller("reader") };
  expect(await noticeOf(gateway, "update", { memory_id: "m", patch }, reader)).toBeDefined();
});

test("an answer says how many words of a query are not looked for, and the last ones are", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", saying("m", "kiwi lantern"));
  expect(await noticeOf(gateway, "search", { query: "kiwi" })).toBeUndefined();
  const words = long.split(" ").slice(0, 3_000);
  const query = `${words.join(" ")} kiwi`;
  expect(await noticeOf(gateway, "search", { query })).toEqual({ not_searched: { words: 3_001 - 256 } });
  expect((await gateway.ok("search", { query })).results).toMatchObject([{ matched_terms: ["kiwi"] }]);
});
