import assert from "node:assert/strict";
import { casesOf, type ConformanceCase } from "../case.ts";
import { purges, replacesAtOnce, searches } from "../conditions.ts";
import { expectRecord, expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { findsByWordsOnly, getOne, hitIdsOf, listAll, put, searchAll } from "../fixtures/steps.ts";

const WRITERS = 16;

/** The ring of write ids of a record that was written this often. */
const ringAt = (revision: number): readonly string[] =>
  Array.from({ length: revision }, (_, write) => `write-${String(write + 1)}`).slice(-8);

export const replaceCases: readonly ConformanceCase[] = casesOf("replace", [
  {
    id: "replace-revision",
    title: "replaces at the expected revision, and answers stale or absent else, without any effect",
    why: "Two agents that read one revision must not overwrite each other.",
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      const first = withTokens("m", ["zzkiwi"]);
      await put(context, tenant, first);
      for (const expected of [0, 2, 99]) {
        const { draft, searchable } = withTokens("m", ["zzlamp"], { body: "{}" });
        const result = await store.replace({ tenant, draft, searchable, expectedRevision: expected }, context.call());
        assert.equal(result.kind, "stale", `revision ${String(expected)} was expected, 1 is stored`);
        expectRecord(result.record, first.draft, 1);
      }
      const absent = withTokens("absent", ["zzkiwi"]);
      const none = await store.replace(
        { tenant, draft: absent.draft, searchable: absent.searchable, expectedRevision: 1 },
        context.call(),
      );
      assert.deepEqual(none, { kind: "absent" });
      assert.equal((await listAll(context, tenant)).length, 1, "a replace of nothing stored something");
      for (let revision = 1; revision < 12; revision++) {
        const { draft } = withTokens("m", [], { updatedAt: revision });
        const result = await store.replace({ tenant, draft, expectedRevision: revision }, context.call());
        assert.equal(result.kind, "replaced");
        expectRecord(result.record, draft, revision + 1);
      }
    },
  },
  {
    id: "replace-whole",
    title: "every field is the new draft's, and what the new draft leaves out is gone",
    why: "A column that is merged instead of replaced keeps an expiry or a key that no longer holds.",
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      const full = withTokens("m", ["zzkiwi"], {
        expiresAt: 5_000,
        validFrom: 3_000,
        validTo: 6_000,
        stateChangedAt: 4_000,
        stateReason: "because",
        state: "revoked",
        matchKeys: ["a".repeat(32), "b".repeat(32)],
        personKeys: ["c".repeat(32)],
        labelKeys: ["e".repeat(32)],
        sensitivity: "restricted",
        hidden: true,
        thread: "f".repeat(32),
        place: 9,
        writeIds: ["w1", "w2"],
      });
      await put(context, tenant, full);
      const bare = withTokens("m", ["zzkiwi"], {
        body: `{"other":true}`,
        subject: { kind: "org", id: "other" },
        scope: "org",
        type: "relationship",
        createdAt: 7,
        updatedAt: 8,
        matchKeys: [],
        personKeys: [],
        writeIds: ["w3"],
      });
      await store.replace(
        { tenant, draft: bare.draft, searchable: bare.searchable, expectedRevision: 1 },
        context.call(),
      );
      await context.seen("get", async () => {
        expectRecord(await getOne(context, tenant, "m"), bare.draft, 2);
        if (context.guarantees.filters !== "all") return;
        for (const filter of [
          { personKey: "c".repeat(32) },
          { labels: ["e".repeat(32)] },
          { sensitivities: ["restricted" as const] },
        ])
          expectSame(await listAll(context, tenant, filter), [], "still found by what it no longer has");
      });
    },
  },
  {
    id: "replace-write-ids",
    title: "the ring of write ids is stored as given, in order, at every change",
    why: "After a crash they alone tell whether a write took effect.",
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", [], { writeIds: ringAt(1) }));
      for (let revision = 1; revision < 12; revision++) {
        const { draft } = withTokens("m", [], { writeIds: ringAt(revision + 1) });
        await context.store.replace({ tenant, draft, expectedRevision: revision }, context.call());
        const trace = await context.store.operator.lastWrite({ tenant, memoryId: "m" }, context.call());
        expectSame(trace, { revision: revision + 1, writeIds: ringAt(revision + 1), purged: false }, "lastWrite");
        assert.deepEqual((await getOne(context, tenant, "m"))?.writeIds, ringAt(revision + 1));
      }
    },
  },
  {
    id: "replace-race",
    title: "of sixteen parallel replaces of one revision one wins, the others are stale and told what won",
    why: "A read before the write is not a compare-and-set.",
    ...replacesAtOnce,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", ["zzkiwi"]));
      for (let revision = 1; revision <= 4; revision++) {
        const results = await Promise.all(
          Array.from({ length: WRITERS }, async (_, writer) => {
            const { draft } = withTokens("m", [], { stateReason: String(writer), stateChangedAt: 1 });
            return await context.store.replace({ tenant, draft, expectedRevision: revision }, context.call());
          }),
        );
        const won = results.flatMap((result) => (result.kind === "replaced" ? [result.record] : []));
        const stale = results.flatMap((result) => (result.kind === "stale" ? [result.record] : []));
        assert.equal(won.length, 1, `${String(won.length)} of ${String(WRITERS)} replaces of one revision won`);
        assert.equal(stale.length, WRITERS - 1);
        for (const record of stale) expectSame(record, won[0], "a loser was told of another record");
      }
    },
  },
  {
    id: "replace-race-purge",
    title: "of a replace and a purge that expect one revision exactly one wins",
    why: "Else a purged memory comes back, or an acknowledged change is lost.",
    when: "`replace: backend` and `supports_purge`",
    needs: (claims) => replacesAtOnce.needs(claims) && purges.needs(claims),
    run: async (context) => {
      const tenant = context.tenant();
      for (let round = 0; round < WRITERS; round++) {
        const id = `m${String(round)}`;
        await put(context, tenant, withTokens(id, ["zzkiwi"]));
        const { draft } = withTokens(id, []);
        const replace = async (): Promise<string> =>
          (await context.store.replace({ tenant, draft, expectedRevision: 1 }, context.call())).kind;
        const remove = async (): Promise<string> =>
          (await context.store.remove({ tenant, memoryId: id, expectedRevision: 1, writeId: "purge" }, context.call()))
            .kind;
        const kinds = await Promise.all(round % 2 === 0 ? [replace(), remove()] : [remove(), replace()]);
        const won = kinds.filter((kind) => kind === "replaced" || kind === "removed");
        assert.equal(won.length, 1, `a replace and a purge of one revision were answered ${kinds.join(" and ")}`);
        const isThere = (await getOne(context, tenant, id)) !== undefined;
        assert.equal(isThere, won[0] === "replaced", "what is stored is not what won");
      }
    },
  },
  {
    id: "replace-unchanged-searchable",
    title: "a record replaced without its searchable keeps being found, under its new state, fields and time",
    why: "Every lifecycle call is such a replace; it must not un-index, and filters must see the new state.",
    ...searches,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      for (const id of ["a", "b", "c"]) await put(context, tenant, withTokens(id, ["zzkiwi"], { updatedAt: 5 }));
      const change = async (id: string, revision: number, over: Parameters<typeof withTokens>[2]): Promise<void> => {
        const result = await store.replace(
          { tenant, draft: withTokens(id, [], over).draft, expectedRevision: revision },
          context.call(),
        );
        assert.equal(result.kind, "replaced");
      };
      await change("a", 1, { updatedAt: 9, state: "revoked" });
      await change("b", 1, { updatedAt: 1, scope: "org" });
      await context.seen("search", async () => {
        const tokens = ["zzkiwi"];
        const hits = await searchAll(context, tenant, { tokens, limit: 1 });
        assert.deepEqual(hitIdsOf(hits), ["a", "c", "b"], "not found in the order of the new times");
        assert.deepEqual(
          hits.map((hit) => hit.record.revision),
          [2, 1, 2],
          "search answered with an older record",
        );
      });
      await change("a", 2, { updatedAt: 9 });
      await context.seen("search", async () => {
        const hits = await searchAll(context, tenant, { tokens: ["zzkiwi"], filter: { states: ["active"] } });
        assert.deepEqual(hitIdsOf(hits), ["a", "c", "b"], "a record that is active again is not found");
      });
    },
  },
  {
    id: "replace-changed-searchable",
    title: "a record replaced with new tokens is found by them and no longer by the old ones",
    why: "A word that was corrected must not find the memory any more.",
    ...searches,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", ["zzkiwi", "zzboth", "zzboth"]));
      await put(context, tenant, withTokens("other", ["zzkiwi"]));
      const { draft, searchable } = withTokens("m", ["zzlamp", "zzboth"]);
      await context.store.replace({ tenant, draft, searchable, expectedRevision: 1 }, context.call());
      await context.seen("search", async () => {
        const found = async (token: string): Promise<readonly string[]> =>
          hitIdsOf(await searchAll(context, tenant, { tokens: [token] }));
        assert.ok((await found("zzlamp")).includes("m"), "not found by its new word");
        assert.ok((await found("zzboth")).includes("m"), "not found by a word that stayed");
        if (findsByWordsOnly(context))
          assert.deepEqual(await found("zzkiwi"), ["other"], "still found by its old word");
      });
    },
  },
]);
