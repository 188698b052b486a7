import assert from "node:assert/strict";
import { casesOf, type ConformanceCase } from "../case.ts";
import { doesNotPurge, purges, searchesAndPurges } from "../conditions.ts";
import { expectRecord, expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { saying, withTokens } from "../fixtures/items.ts";
import { findsByWordsOnly, getOne, hitIdsOf, listAll, put, searchAll } from "../fixtures/steps.ts";

const KEY = "0123456789abcdef0123456789abcdef";

/** With a digit, so that no analyser makes another word of it. */
const needleOf = (what: string): string => `${what}${crypto.randomUUID().replaceAll("-", "")}`;

export const purgeCases: readonly ConformanceCase[] = casesOf("purge", [
  {
    id: "purge-gone",
    title: "a purged record is gone from get, list, count, match keys and the other tenants' question",
    why: "A purge is a promise to a person.",
    ...purges,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      const personKeys = ["c".repeat(32)];
      await put(context, tenant, withTokens("m", ["zzkiwi"], { matchKeys: [KEY], personKeys }));
      await put(context, tenant, withTokens("other", ["zzkiwi"]));
      const { kind } = await store.remove(
        { tenant, memoryId: "m", expectedRevision: 1, writeId: "purge-1" },
        context.call(),
      );
      assert.equal(kind, "removed");
      await context.seen("get", async () => {
        assert.equal(await getOne(context, tenant, "m"), undefined, "get still has it");
        assert.equal((await listAll(context, tenant)).length, 1, "list still has it");
        assert.equal(
          (await store.operator.count({ tenant, filter: {} }, context.call())).count,
          1,
          "count still counts it",
        );
        assert.equal(
          await store.operator.heldElsewhere({ tenant: context.tenant(), memoryId: "m" }, context.call()),
          false,
          "heldElsewhere",
        );
      });
      const { draft, searchable } = withTokens("new", []);
      const result = await store.insert(
        { tenant, draft, searchable, unless: { memoryId: "m", keys: [KEY] } },
        context.call(),
      );
      assert.equal(result.kind, "inserted", "a purged record was a hit");
    },
  },
  {
    id: "purge-unfindable",
    title: "a purged record is found by no word, also after its id was taken again",
    why: "An index entry left behind names what was forgotten, or shows another memory under its words.",
    ...searchesAndPurges,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", ["zzkiwi", "zzshared"]));
      await put(context, tenant, withTokens("other", ["zzshared"]));
      await context.store.remove({ tenant, memoryId: "m", expectedRevision: 1, writeId: "purge-1" }, context.call());
      const found = async (token: string): Promise<readonly string[]> =>
        hitIdsOf(await searchAll(context, tenant, { tokens: [token], limit: 1 }));
      await context.seen("search", async () => {
        assert.ok(!(await found("zzkiwi")).includes("m"), "found by its word after the purge");
        assert.deepEqual(await found("zzshared"), ["other"]);
      });
      await put(context, tenant, withTokens("m", ["zzlamp"]));
      await context.seen("search", async () => {
        assert.ok((await found("zzlamp")).includes("m"));
        if (findsByWordsOnly(context))
          assert.deepEqual(await found("zzkiwi"), [], "the id's next record is found by the purged words");
      });
    },
  },
  {
    id: "purge-revision",
    title: "purges at the expected revision only, and answers stale or absent else",
    why: "A memory that changed since it was judged must not be purged by that judgement.",
    ...purges,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      const item = withTokens("m", ["zzkiwi"]);
      await put(context, tenant, item);
      const kindOf = async (id: string, revision: number): Promise<string> =>
        (await store.remove({ tenant, memoryId: id, expectedRevision: revision, writeId: "purge" }, context.call()))
          .kind;
      assert.deepEqual(
        [await kindOf("m", 2), await kindOf("m", 0), await kindOf("absent", 1)],
        ["stale", "stale", "absent"],
      );
      expectRecord(await getOne(context, tenant, "m"), item.draft, 1);
      assert.deepEqual(
        [await kindOf("m", 1), await kindOf("m", 1), await kindOf("m", 2)],
        ["removed", "absent", "absent"],
      );
    },
  },
  {
    id: "purge-revision-goes-on",
    title: "the revisions of an id go on behind its purge, so a slow writer cannot hit the record that took its id",
    why: "Else a purge and a new insert give revision 1 again, and a stale compare-and-set overwrites another memory.",
    ...purges,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      await put(context, tenant, saying("m", "The first."));
      await store.remove({ tenant, memoryId: "m", expectedRevision: 1, writeId: "purge-1" }, context.call());
      const stranger = saying("m", "A stranger.");
      const { revision } = await put(context, tenant, stranger);
      assert.equal(revision, 3, "the purge is revision 2, so the next record is 3");
      const { draft, searchable } = saying("m", "The slow writer's.");
      for (const old of [1, 2]) {
        const stale = await store.replace({ tenant, draft, searchable, expectedRevision: old }, context.call());
        assert.equal(stale.kind, "stale", `a compare-and-set on revision ${String(old)} from before the purge won`);
        assert.equal(
          (await store.remove({ tenant, memoryId: "m", expectedRevision: old, writeId: "purge-2" }, context.call()))
            .kind,
          "stale",
        );
      }
      expectRecord(await getOne(context, tenant, "m"), stranger.draft, 3);
      await store.remove({ tenant, memoryId: "m", expectedRevision: 3, writeId: "purge-3" }, context.call());
      const [again] = await store.insertMany({ tenant, items: [stranger], stopAtFirstExisting: false }, context.call());
      assert.ok(again !== undefined && "record" in again);
      assert.equal(again.record.revision, 5, "insertMany began again at 1");
    },
  },
  {
    id: "purge-trace",
    title: "the tombstone tells the last write, and a replace of it is absent",
    why: "After a crash recovery asks whether the purge took effect.",
    ...purges,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      await put(context, tenant, withTokens("m", [], { writeIds: ["write-1", "write-2"] }));
      await store.remove({ tenant, memoryId: "m", expectedRevision: 1, writeId: "purge-\u{1F600}" }, context.call());
      const trace = await store.operator.lastWrite({ tenant, memoryId: "m" }, context.call());
      expectSame(trace, { revision: 2, writeIds: ["purge-\u{1F600}"], purged: true }, "lastWrite of a purged id");
      const { draft, searchable } = withTokens("m", []);
      for (const expected of [1, 2]) {
        const result = await store.replace({ tenant, draft, searchable, expectedRevision: expected }, context.call());
        assert.equal(result.kind, "absent", "a tombstone was replaced");
      }
      await put(context, tenant, withTokens("m", [], { writeIds: ["write-3"] }));
      const next = await store.operator.lastWrite({ tenant, memoryId: "m" }, context.call());
      expectSame(next, { revision: 3, writeIds: ["write-3"], purged: false }, "lastWrite of the id's next record");
    },
  },
  {
    id: "purge-behind-the-back",
    title: "nothing of a purged record is left in the backend, looked at behind the adapter's back",
    why: "Old versions, logs, free pages and index segments keep what no caller can read through the adapter.",
    when: "`supports_purge` and the target has a `probe`",
    needs: (claims) => purges.needs(claims) && claims.reach.probe,
    run: async (context) => {
      const { store } = context;
      const tenant = context.tenant();
      const [statement, changed, person, reason] = [needleOf("n1"), needleOf("n2"), needleOf("n3"), needleOf("n4")];
      const first = saying("m", `Says ${statement}.`, { personKeys: [person], stateReason: reason });
      await put(context, tenant, first);
      assert.ok(await context.probe(statement), "the probe does not find what is stored, so it proves nothing");
      const second = saying("m", `Says ${changed}.`, { personKeys: [person], stateReason: reason });
      await store.replace(
        { tenant, draft: second.draft, searchable: second.searchable, expectedRevision: 1 },
        context.call(),
      );
      await put(context, tenant, saying("other", "Stays."));
      const { residue } = await store.remove(
        { tenant, memoryId: "m", expectedRevision: 2, writeId: "purge-1" },
        context.call(),
      );
      // A backend that cannot forget has to say so, and then may.
      if (residue !== undefined && residue.length > 0) return;
      for (const needle of [statement, changed, person, reason]) {
        assert.equal(
          await context.probe(needle),
          false,
          `${needle.slice(0, 2)} of a purged record is still in the backend`,
        );
      }
    },
  },
  {
    id: "purge-unsupported",
    title: "remove refuses as unsupported, without any effect",
    why: "A purge that silently does less is a lie to a person.",
    ...doesNotPurge,
    run: async (context) => {
      const tenant = context.tenant();
      const item = withTokens("m", ["zzkiwi"]);
      await put(context, tenant, item);
      await expectRefusal(
        context.store.remove({ tenant, memoryId: "m", expectedRevision: 1, writeId: "purge" }, context.call()),
        ["unsupported"],
        "remove",
      );
      expectRecord(await getOne(context, tenant, "m"), item.draft, 1);
    },
  },
]);
