import assert from "node:assert/strict";
import type { Call, MemoryStore, StoreErrorCode } from "@mgp/core";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { feeds } from "../conditions.ts";
import { asking } from "../fixtures/asking.ts";
import { everyMethod } from "../fixtures/every-call.ts";
import { expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { changesOf, getOne, idsOf, listAll, put, putAll } from "../fixtures/steps.ts";

/** What no store makes: whatever its codec, it has to notice. */
const GARBAGE = [
  "",
  "x",
  "[]",
  "{}",
  "null",
  "[null]",
  "not a cursor",
  "\u0000",
  "%",
  "' OR 1=1 --",
  "../..",
  "AAAA",
  "x".repeat(10_000),
];

async function expectAllRefused(context: CaseContext, over: Partial<Call>, code: StoreErrorCode): Promise<void> {
  const tenant = context.tenant();
  const held = withTokens("held", ["zzkiwi"]);
  await put(context, tenant, held);
  for (const { name, run } of everyMethod(context)) {
    await expectRefusal(run(context.store, tenant, context.call(over)), [code], name);
  }
  await context.seen("get", async () => {
    expectSame(await listAll(context, tenant), [{ ...held.draft, revision: 1 }], "a refused call had an effect");
  });
}

type Paged = (store: MemoryStore, tenant: string, cursor: string, call: Call) => Promise<unknown>;

function pagedMethods({ manifest, guarantees }: CaseContext): Readonly<Record<string, Paged>> {
  return {
    list: async (store, tenant, cursor, call) =>
      await store.list({ tenant, filter: {}, page: { limit: 1, cursor } }, call),
    tenants: async (store, _tenant, cursor, call) => await store.operator.tenants({ limit: 1, cursor }, call),
    ...(manifest.capabilities.supports_search
      ? {
          search: async (store, tenant, cursor, call) =>
            await store.search(
              { tenant, query: { ...asking("zzkiwi"), text: "kiwi", filter: {}, limit: 1, cursor } },
              call,
            ),
        }
      : {}),
    ...(guarantees.changes === "none"
      ? {}
      : {
          changes: async (store, tenant, cursor, call) =>
            await store.changes({ tenant, page: { limit: 1, cursor } }, call),
        }),
  };
}

export const callCases: readonly ConformanceCase[] = casesOf("calls", [
  {
    id: "call-cancelled",
    title: "a call that was cancelled before it began is refused as cancelled, in every method, without any effect",
    why: "No caller waits for it, and its caller was told so.",
    run: async (context) => expectAllRefused(context, { signal: AbortSignal.abort() }, "cancelled"),
  },
  {
    id: "call-deadline",
    title: "a call whose deadline has passed is refused as deadline, in every method, without any effect",
    why: "Its caller has answered its own caller already.",
    run: async (context) => expectAllRefused(context, { deadline: context.clock.now - 1 }, "deadline"),
  },
  {
    id: "call-clock",
    title: "deadlines are measured by the clock that the adapter was given, and by no other",
    why: "The gateway's clock sets them; a second clock refuses calls in time, or runs them when no caller waits.",
    run: async (context) => {
      const { clock } = context;
      const tenant = context.tenant();
      const real = clock.now;
      for (const now of [Date.UTC(2001, 1), Date.UTC(2099, 1)]) {
        clock.now = now;
        const id = String(now);
        await put(context, tenant, withTokens(id, ["zzkiwi"]));
        assert.notEqual(await getOne(context, tenant, id), undefined);
        for (const { name, run } of everyMethod(context)) {
          await expectRefusal(run(context.store, tenant, context.call({ deadline: now - 1 })), ["deadline"], name);
        }
      }
      clock.now = real;
    },
  },
  {
    id: "call-aborted-later",
    title: "a call that is cancelled while it runs takes effect whole, or not at all, and says which it may be",
    why: "Half a write is worse than none; `cancelled` promises that there was none.",
    run: async (context) => {
      const tenant = context.tenant();
      const outcomes = await Promise.all(
        Array.from({ length: 24 }, async (_, number) => {
          const controller = new AbortController();
          const { draft, searchable } = withTokens(`m${String(number)}`, ["zzkiwi"]);
          const call = context.call({ signal: controller.signal });
          const work = context.store.insert({ tenant, draft, searchable }, call);
          if (number % 2 === 0) controller.abort();
          else setImmediate(() => controller.abort());
          try {
            return (await work).kind;
          } catch {
            const refused = await expectRefusal(work, ["cancelled", "unknown_outcome"], "insert");
            return refused.code;
          }
        }),
      );
      await context.seen("get", async () => {
        const found = new Set(idsOf(await listAll(context, tenant)));
        for (const [number, outcome] of outcomes.entries()) {
          const isThere = found.has(`m${String(number)}`);
          if (outcome === "inserted") assert.ok(isThere, "an acknowledged insert is not there");
          if (outcome === "cancelled") assert.ok(!isThere, "an insert that said it was cancelled took effect");
        }
      });
    },
  },
  {
    id: "cursor-garbage",
    title: "a cursor that no store made is cursor_invalid, in every paged method",
    why: "A cursor that is ignored shows the first page for ever; one that is believed is a query from outside.",
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(
        context,
        tenant,
        ["a", "b"].map((id) => withTokens(id, ["zzkiwi"])),
      );
      for (const [name, page] of Object.entries(pagedMethods(context))) {
        for (const cursor of GARBAGE) {
          const what = `${name} with the cursor ${JSON.stringify(cursor.slice(0, 20))}`;
          await expectRefusal(page(context.store, tenant, cursor, context.call()), ["cursor_invalid"], what);
        }
      }
    },
  },
  {
    id: "cursor-of-another-method",
    title: "a change cursor is cursor_invalid to list and search, and theirs to changes",
    why: "Cursors are opaque: mixing them up is a client's likeliest mistake, and it must not look like an answer.",
    ...feeds,
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(
        context,
        tenant,
        ["a", "b", "c"].map((id) => withTokens(id, ["zzkiwi"])),
      );
      const { cursor: change } = await context.store.changes({ tenant, page: { limit: 1 } }, context.call());
      const listed = await context.store.list({ tenant, filter: {}, page: { limit: 1 } }, context.call());
      const { list, search, changes } = pagedMethods(context);
      const { store } = context;
      for (const [name, page] of Object.entries({ list, search })) {
        if (page === undefined) continue;
        await expectRefusal(
          page(store, tenant, change, context.call()),
          ["cursor_invalid"],
          `${name} with a change cursor`,
        );
      }
      if (changes === undefined || listed.cursor === undefined) return;
      await expectRefusal(
        changes(store, tenant, listed.cursor, context.call()),
        ["cursor_invalid"],
        "changes with a list's cursor",
      );
    },
  },
  {
    id: "cursor-of-another-backend",
    title: "a change cursor of another backend is cursor_invalid",
    why: "After a restore or a move its position means something else: a reader would silently miss changes.",
    when: "`changes: commit-order` and the target makes a backend for each case",
    needs: (claims) => feeds.needs(claims) && claims.reach.freshBackends,
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(
        context,
        tenant,
        ["a", "b", "c"].map((id) => withTokens(id, ["zzkiwi"])),
      );
      const { cursor } = await changesOf(context, tenant);
      const other = await context.another();
      const { draft, searchable } = withTokens("a", []);
      await other.insert({ tenant, draft, searchable }, context.call());
      await expectRefusal(
        other.changes({ tenant, page: { limit: 1, cursor } }, context.call()),
        ["cursor_invalid"],
        "changes",
      );
    },
  },
  {
    id: "health",
    title: "health resolves while the backend answers, and misses nothing after a write",
    why: "`/readyz` stands on it.",
    run: async (context) => {
      await put(context, context.tenant(), withTokens("a", []));
      assert.deepEqual(await context.store.health(context.call()), []);
    },
  },
]);
