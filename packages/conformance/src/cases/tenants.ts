import assert from "node:assert/strict";
import { StoreError } from "@mgp/core";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { insertsByIdAtOnce, searches } from "../conditions.ts";
import { asking } from "../fixtures/asking.ts";
import { everyMethod } from "../fixtures/every-call.ts";
import { expectRecord, expectSame, expectStoreError } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { changeIdsOf, changesOf, getOne, hitIdsOf, idsOf, listAll, put, putAll, searchAll } from "../fixtures/steps.ts";

const KEY = "0123456789abcdef0123456789abcdef";

/** A setting that could hold an address, a password or a path. */
const LEAST_SECRET = 8;

async function errorOf(work: () => Promise<unknown>): Promise<StoreError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    expectStoreError(error, "a refused call");
    return error;
  }
}

function expectDiscreet(context: CaseContext, error: StoreError | undefined, secrets: readonly string[]): void {
  if (error === undefined) return;
  const settings = Object.values(context.settings).filter(
    (value) => value !== undefined && value.length >= LEAST_SECRET,
  );
  for (const secret of [...secrets, ...settings]) {
    assert.ok(
      secret === undefined || !error.message.includes(secret),
      `an error's message tells ${JSON.stringify(secret)}: ${error.message}`,
    );
  }
}

export const tenantCases: readonly ConformanceCase[] = casesOf("tenants", [
  {
    id: "tenants-apart",
    title: "two tenants hold one id, one key and one word and never meet, in any method",
    why: "One forgotten condition in one query shows a customer's memories to another.",
    run: async (context) => {
      const { store } = context;
      const { supports_purge: doesPurge, supports_search: doesSearch } = context.manifest.capabilities;
      const [mine, theirs] = [context.tenant("acme"), context.tenant("globex")];
      const item = withTokens("m", ["zzkiwi"], { matchKeys: [KEY], body: `"mine"` });
      const other = withTokens("m", ["zzkiwi"], { matchKeys: [KEY], body: `"theirs"`, writeIds: ["theirs"] });
      await put(context, mine, item);
      await put(context, theirs, { ...other, unless: { memoryId: "m", keys: [KEY] } });
      await put(context, theirs, withTokens("n", ["zzkiwi"]));
      const expectTheirs = async (): Promise<void> => {
        expectRecord(await getOne(context, theirs, "m"), other.draft, 1);
        expectSame(idsOf(await listAll(context, theirs)), ["m", "n"], "the other tenant's list");
        assert.equal((await store.operator.count({ tenant: theirs, filter: {} }, context.call())).count, 2);
        const trace = await store.operator.lastWrite({ tenant: theirs, memoryId: "m" }, context.call());
        expectSame(trace, { revision: 1, writeIds: ["theirs"], purged: false }, "the other tenant's last write");
        if (context.guarantees.changes === "none") return;
        expectSame(changeIdsOf((await changesOf(context, theirs)).items), ["m", "n"], "the other tenant's changes");
      };
      await context.seen("get", async () => {
        await expectTheirs();
        expectSame(await listAll(context, mine), [{ ...item.draft, revision: 1 }], "a list");
        assert.deepEqual(
          await store.get({ tenant: mine, memoryIds: ["n"] }, context.call()),
          [undefined],
          "get reads another tenant's record",
        );
        assert.equal(await store.operator.lastWrite({ tenant: mine, memoryId: "n" }, context.call()), undefined);
      });
      await store.replace(
        { tenant: mine, draft: { ...item.draft, body: `"changed"` }, searchable: item.searchable, expectedRevision: 1 },
        context.call(),
      );
      const { draft, searchable } = withTokens("n", []);
      assert.equal(
        (await store.replace({ tenant: mine, draft, searchable, expectedRevision: 1 }, context.call())).kind,
        "absent",
      );
      if (doesPurge) {
        assert.equal(
          (await store.remove({ tenant: mine, memoryId: "n", expectedRevision: 1, writeId: "purge" }, context.call()))
            .kind,
          "absent",
        );
        assert.equal(
          (await store.remove({ tenant: mine, memoryId: "m", expectedRevision: 2, writeId: "purge" }, context.call()))
            .kind,
          "removed",
        );
      }
      await context.seen("get", expectTheirs);
      if (!doesSearch) return;
      await context.seen("search", async () => {
        const hits = await searchAll(context, theirs, { tokens: ["zzkiwi"] });
        expectSame(
          hits.map((hit) => hit.record.body).toSorted(),
          [`"theirs"`, withTokens("n", []).draft.body].toSorted(),
          "a search",
        );
        const own = hitIdsOf(await searchAll(context, mine, { tokens: ["zzkiwi"] }));
        expectSame(own, doesPurge ? [] : ["m"], "a search");
      });
    },
  },
  {
    id: "tenants-race",
    title: "parallel inserts of one id and one key by many tenants all succeed",
    why: "A lock or a unique index without the tenant in it makes strangers fail each other's writes.",
    ...insertsByIdAtOnce,
    run: async (context) => {
      const item = { ...withTokens("m", ["zzkiwi"], { matchKeys: [KEY] }), unless: { keys: [KEY] } };
      const tenants = Array.from({ length: 12 }, () => context.tenant());
      const records = await Promise.all(tenants.map(async (tenant) => await put(context, tenant, item)));
      assert.deepEqual([...new Set(records.map((record) => record.revision))], [1]);
    },
  },
  {
    id: "tenants-scores",
    title: "what another tenant says changes no score and no order",
    why: "A word count over all tenants tells each of them what the others talk about.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("a", ["zzkiwi", "zzkiwi", "zzfill"]));
      await put(context, tenant, withTokens("b", ["zzlamp", "zzfill", "zzfill"]));
      const query = { tokens: ["zzkiwi", "zzlamp"] };
      const scoresOf = async (): Promise<unknown> =>
        (await searchAll(context, tenant, query)).map((hit) => [hit.record.memoryId, Number(hit.score.toPrecision(6))]);
      await context.seen("search", async () => assert.equal((await searchAll(context, tenant, query)).length, 2));
      const before = await scoresOf();
      const words = Array.from({ length: 200 }, (_, number) => withTokens(`m${String(number)}`, ["zzkiwi", "zzkiwi"]));
      await putAll(context, context.tenant("globex"), words);
      await context.seen("search", async () =>
        expectSame(await scoresOf(), before, "scores moved with another tenant's words"),
      );
    },
  },
  {
    id: "tenants-cursors",
    title: "a cursor of one tenant shows another nothing but its own",
    why: "Cursors travel through clients; a tenant inside one must not be believed.",
    run: async (context) => {
      const { store } = context;
      const [mine, theirs] = [context.tenant("acme"), context.tenant("globex")];
      const ids = ["a", "b", "c", "d"];
      await putAll(
        context,
        mine,
        ids.map((id) => withTokens(id, ["zzkiwi"])),
      );
      await putAll(
        context,
        theirs,
        ids.map((id) => withTokens(`${id}-theirs`, ["zzkiwi"])),
      );
      const pages: ((
        tenant: string,
        cursor?: string,
      ) => Promise<{ readonly ids: readonly string[]; readonly cursor?: string }>)[] = [
        async (tenant, cursor) => {
          const page = await store.list(
            { tenant, filter: {}, page: { limit: 1, ...(cursor === undefined ? {} : { cursor }) } },
            context.call(),
          );
          return { ...page, ids: idsOf(page.items) };
        },
      ];
      if (context.manifest.capabilities.supports_search) {
        pages.push(async (tenant, cursor) => {
          const query = {
            ...asking("zzkiwi"),
            filter: {},
            limit: 1,
            ...(cursor === undefined ? {} : { cursor }),
          };
          const page = await store.search({ tenant, query }, context.call());
          return { ...page, ids: hitIdsOf(page.items) };
        });
      }
      if (context.guarantees.changes !== "none") {
        pages.push(async (tenant, cursor) => {
          const page = await store.changes(
            { tenant, page: { limit: 1, ...(cursor === undefined ? {} : { cursor }) } },
            context.call(),
          );
          return { cursor: page.cursor, ids: changeIdsOf(page.items) };
        });
      }
      for (const page of pages) {
        const { cursor } = await page(theirs);
        if (cursor === undefined) continue;
        try {
          const { ids: shown } = await page(mine, cursor);
          expectSame(
            shown.filter((id) => !ids.includes(id)),
            [],
            "another tenant's cursor shows its records",
          );
        } catch (error) {
          if (!StoreError.isInstance(error)) throw error;
          assert.equal(error.code, "cursor_invalid");
        }
      }
    },
  },
  {
    id: "errors-discreet",
    title: "no error's message tells a tenant, content, a setting or another tenant's id",
    why: "Messages reach logs and operators; addresses, passwords and memories do not belong there.",
    run: async (context) => {
      const { store } = context;
      const secret = `secret-${crypto.randomUUID()}`;
      const tenant = context.tenant("tenant-secret");
      await put(context, tenant, withTokens("held", ["zzkiwi"], { body: JSON.stringify(secret) }));
      const secrets = [tenant, secret];
      for (const { run } of everyMethod(context)) {
        for (const over of [{ signal: AbortSignal.abort(new Error(secret)) }, { deadline: 0 }]) {
          expectDiscreet(context, await errorOf(async () => await run(store, tenant, context.call(over))), secrets);
        }
      }
      const { bodyBytes } = context.guarantees.limits;
      if (bodyBytes <= 67_108_864) {
        const { draft, searchable } = withTokens("big", [], { body: `"${secret}${"x".repeat(bodyBytes)}"` });
        const insert = async (): Promise<unknown> => await store.insert({ tenant, draft, searchable }, context.call());
        expectDiscreet(context, await errorOf(insert), secrets);
      }
      const list = async (): Promise<unknown> =>
        await store.list({ tenant, filter: {}, page: { limit: 1, cursor: "garbage" } }, context.call());
      expectDiscreet(context, await errorOf(list), secrets);
    },
  },
]);
