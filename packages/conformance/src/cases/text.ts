import assert from "node:assert/strict";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { searches } from "../conditions.ts";
import { byId, expectRecord, expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { hostileTexts, longTexts, lookalikes } from "../fixtures/hostile.ts";
import { itemOf, memoryOf, withTokens } from "../fixtures/items.ts";
import { getOne, hitIdsOf, idsOf, listAll, put, putAll, searchAll } from "../fixtures/steps.ts";

/** Each id names a record of its own, in every method that takes one, and purging one leaves the others. */
async function expectApart(context: CaseContext, ids: readonly string[]): Promise<void> {
  const tenant = context.tenant();
  const items = ids.map((id, number) => withTokens(id, ["zzkiwi"], { body: JSON.stringify(number) }));
  for (const item of items) await put(context, tenant, item);
  await context.seen("get", async () => {
    const records = await context.store.get({ tenant, memoryIds: ids }, context.call());
    const bodies = records.map((record) => record?.body);
    expectSame(
      bodies,
      ids.map((_, number) => JSON.stringify(number)),
      "an id was answered with another id's record",
    );
    expectSame(idsOf(records.filter((record) => record !== undefined)), ids, "an id came back changed");
    expectSame(
      idsOf(await listAll(context, tenant, {}, 9)),
      idsOf(byId(records.filter((one) => one !== undefined))),
      "list",
    );
  });
  if (!context.manifest.capabilities.supports_purge) return;
  for (const [number, id] of ids.entries()) {
    const { kind } = await context.store.remove(
      { tenant, memoryId: id, expectedRevision: 1, writeId: "purge" },
      context.call(),
    );
    assert.equal(kind, "removed");
    assert.equal(
      (await listAll(context, tenant, {}, 100)).length,
      ids.length - number - 1,
      `after the purge of ${JSON.stringify(id)}`,
    );
  }
}

export const textCases: readonly ConformanceCase[] = casesOf("text", [
  {
    id: "text-lookalikes",
    title: "ids that differ in case, accents, width, spaces or normal form are different ids",
    why: "A collation, a file system or a normaliser that thinks otherwise overwrites one memory with another.",
    run: async (context) => expectApart(context, lookalikes),
  },
  {
    id: "text-hostile-ids",
    title: "ids full of SQL, Cypher, LIKE, full-text, path and pattern syntax are only text",
    why: "Ids come from agents, so from every user who talks to an agent.",
    run: async (context) => expectApart(context, hostileTexts),
  },
  {
    id: "text-long-ids",
    title: "ids of 512 UTF-16 units that differ in the last one are different ids",
    why: "File names end at 255 bytes, index keys at about 3,000, and some engines cut instead of refusing.",
    run: async (context) => expectApart(context, longTexts),
  },
  {
    id: "text-hostile-tenants",
    title: "tenants full of the same syntax hold their own records only",
    why: "A tenant that is spliced into a query or a path is a way into all the others.",
    run: async (context) => {
      const unique = crypto.randomUUID();
      const names = [...hostileTexts, ...lookalikes].map((text) => `${text}${unique}`);
      for (const [number, tenant] of names.entries()) {
        await put(context, tenant, withTokens("m", ["zzkiwi"], { body: JSON.stringify(number) }));
      }
      await context.seen("get", async () => {
        for (const [number, tenant] of names.entries()) {
          const bodies = (await listAll(context, tenant)).map((record) => record.body);
          expectSame(bodies, [JSON.stringify(number)], `the tenant ${JSON.stringify(tenant)} lists other records`);
        }
      });
    },
  },
  {
    id: "text-hostile-fields",
    title: "subjects, persons, reasons, keys and write ids full of the same syntax come back and are found by equality",
    why: "Every text of a record comes from an untrusted client.",
    run: async (context) => {
      const tenant = context.tenant();
      const texts = [...hostileTexts, ...lookalikes, ...longTexts];
      const items = texts.map((text, number) =>
        withTokens(`m${String(number)}`, ["zzkiwi"], {
          subject: { kind: "custom", id: text },
          stateReason: text,
          stateChangedAt: 1,
          personKeys: [text],
          writeIds: [text],
        }),
      );
      await putAll(context, tenant, items);
      await context.seen("get", async () => {
        for (const [number, { draft }] of items.entries()) {
          expectRecord(await getOne(context, tenant, draft.memoryId), draft, 1);
          const id = texts[number] ?? "";
          for (const filter of [{ subject: { kind: "custom" as const, id } }, { personKey: id }]) {
            const field = Object.keys(filter).join("");
            const { filters } = context.guarantees;
            if (filters !== "all" && !filters.some((claimed) => claimed === field)) continue;
            const found = idsOf(await listAll(context, tenant, filter));
            expectSame(found, [draft.memoryId], `the filter ${JSON.stringify(filter)} found other records`);
          }
        }
      });
    },
  },
  {
    id: "text-hostile-queries",
    title: "a search whose plain text is query syntax, NUL or a megabyte finds by its tokens and never fails",
    why: "The text is the caller's: an engine that parses it is open to injection, or answers 500.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", ["zzkiwi"]));
      const texts = [...hostileTexts, "", "\u0000", "nul \u0000 inside", "😀".repeat(1_000), "x ".repeat(500_000)];
      await context.seen("search", async () => {
        for (const text of texts) {
          const found = hitIdsOf(await searchAll(context, tenant, { tokens: ["zzkiwi"], text }));
          assert.ok(found.includes("m"), `not found with the plain text ${JSON.stringify(text.slice(0, 40))}`);
        }
      });
    },
  },
  {
    id: "text-hostile-content",
    title: "content full of the same syntax, and of NUL, is stored and changes nothing but itself",
    why: "Content is what an attacker writes most freely.",
    run: async (context) => {
      const tenant = context.tenant();
      const texts = [...hostileTexts, "nul \u0000 inside", "\u0000", "a\u0000"];
      const items = texts.map((statement, number) =>
        itemOf(memoryOf(`m${String(number)}`, { content: { statement } })),
      );
      await putAll(context, tenant, items);
      await context.seen("get", async () => {
        for (const { draft } of items) expectRecord(await getOne(context, tenant, draft.memoryId), draft, 1);
      });
    },
  },
  {
    id: "text-absent",
    title: "syntax in an id that is not held finds nothing",
    why: "A pattern that matches everything is as bad as an error.",
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(
        context,
        tenant,
        ["m", "n", "secret"].map((id) => withTokens(id, ["zzkiwi"])),
      );
      const records = await context.store.get({ tenant, memoryIds: hostileTexts }, context.call());
      assert.deepEqual(
        records.filter((record) => record !== undefined),
        [],
      );
      const { store } = context;
      for (const text of hostileTexts) {
        const { draft, searchable } = withTokens(text, []);
        assert.equal(
          (await store.replace({ tenant, draft, searchable, expectedRevision: 1 }, context.call())).kind,
          "absent",
        );
        const page = { limit: 1, cursor: text };
        await expectRefusal(
          store.list({ tenant, filter: {}, page }, context.call()),
          ["cursor_invalid"],
          `list with the cursor ${JSON.stringify(text)}`,
        );
      }
      assert.equal((await listAll(context, tenant)).length, 3);
    },
  },
]);
