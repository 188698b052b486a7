import assert from "node:assert/strict";
import { memoryStates, type RecordDraft, sensitivities } from "@mgp/core";
import { casesOf, type ConformanceCase } from "../case.ts";
import { searchableBy } from "../fixtures/asking.ts";
import { expectRecord, expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { memoryOf, saying, withTokens } from "../fixtures/items.ts";
import { getOne, listAll, put, putAll } from "../fixtures/steps.ts";

const LARGE_BODY = 1_048_576;
/** A limit above this is not tried out to the byte. */
const LARGEST_TRIED = 67_108_864;

/** Drafts with every field there and not there, in every state, type and scope, at every kind of instant. */
function variedDrafts(): readonly RecordDraft[] {
  const types = [
    "profile",
    "preference",
    "episodic_event",
    "semantic_fact",
    "procedural_rule",
    "relationship",
    "checkpoint_pointer",
    "artifact_summary",
  ] as const;
  const scopes = ["user", "session", "task", "agent", "org", "shared_team"] as const;
  const kinds = ["user", "agent", "org", "task", "session", "custom"] as const;
  const instants = [0, 1, -1, -62_135_596_800_000, 1_767_323_045_123, 253_402_300_799_999, 8.64e15];
  return types.flatMap((type, index) =>
    memoryStates.map((state, place): RecordDraft => {
      const number = index * memoryStates.length + place;
      const at = (shift: number): number => instants[(number + shift) % instants.length] ?? 0;
      const { draft } = withTokens(`m${String(number).padStart(2, "0")}`, ["zzkiwi"]);
      const scope = scopes[number % scopes.length] ?? "user";
      return {
        ...draft,
        state,
        type,
        scope,
        subject: { kind: kinds[number % kinds.length] ?? "user", id: `s\u{1F600}${String(number)}` },
        createdAt: at(0),
        updatedAt: at(1),
        ...(number % 2 === 0 ? { expiresAt: at(2) } : {}),
        ...(number % 3 === 0 ? { validFrom: at(4) } : {}),
        ...(number % 5 === 1 ? { validTo: at(5) } : {}),
        ...(number % 3 === 0
          ? { stateChangedAt: at(3), stateReason: number % 6 === 0 ? "" : "Said so: “é” 😀\n'--" }
          : {}),
        matchKeys: Array.from({ length: number % 4 }, (_, key) => String(key).repeat(32)),
        personKeys: Array.from({ length: number % 3 }, (_, key) => String(key + 5).repeat(32)),
        labelKeys: Array.from({ length: number % 17 }, (_, key) => String(key + 10).repeat(16)),
        hidden: number % 2 === 1,
        ...(number % 5 === 0 ? {} : { sensitivity: sensitivities[number % sensitivities.length] ?? "public" }),
        ...(number % 4 === 0 ? {} : { thread: String(number + 10).repeat(16), place: 1_767_323_045_123_456 + number }),
        writeIds: Array.from({ length: number % 9 }, (_, write) => `write-${String(9 - write)}`),
      };
    }),
  );
}

export const recordCases: readonly ConformanceCase[] = casesOf("records", [
  {
    id: "record-fields",
    title: "every field comes back as it was given, in get, list and the answer to the write; absent stays absent",
    why: "What a store loses here, governance cannot know: a lost expiry keeps a memory alive, a lost key duplicates it.",
    run: async (context) => {
      const tenant = context.tenant();
      const drafts = variedDrafts();
      for (const draft of drafts) {
        expectRecord(await put(context, tenant, { draft, searchable: searchableBy(["zzkiwi"]) }), draft, 1);
      }
      await context.seen("get", async () => {
        for (const draft of drafts) expectRecord(await getOne(context, tenant, draft.memoryId), draft, 1);
        const listed = await listAll(context, tenant, {}, 7);
        expectSame(
          listed,
          drafts.map((draft) => ({ ...draft, revision: 1 })),
          "list gives other records than get",
        );
      });
    },
  },
  {
    id: "record-body-text",
    title: "a body comes back byte for byte: key order, spaces, repeated keys, numbers and escapes as they were",
    why: "A JSON column re-orders keys, expands 1e400, and refuses \\u0000 and lone surrogates.",
    run: async (context) => {
      const tenant = context.tenant();
      const bodies = [
        String.raw`{"b":1,"a":2, "2":0,"10":0,"1":0,"a":3}`,
        String.raw`{"n":[1e400,-1e-400,1.0,1E2,-0,0.1000,12345678901234567890,1.7976931348623157e308]}`,
        String.raw`{"s":"\u0000 \ud800 \udc00\ud800 \u0041 \/ \"","z":"nul: \u0000"}`,
        `  {\n\t"é e\u0301" : "\u{1F600}\u{10FFFF}\uFFFF\u2028\u2029\u0085\u007f"\r\n}  `,
        `{"__proto__":{"x":1},"constructor":null}`,
        `{"sql":"'; DROP TABLE memories; -- % _ \\\\ $1 ?"}`,
        JSON.stringify(memoryOf("m", { content: { statement: "nul \u0000 inside" } })),
      ];
      for (const [number, body] of bodies.entries()) {
        const { draft, searchable } = withTokens(`m${String(number)}`, ["zzkiwi"], { body });
        expectRecord(await put(context, tenant, { draft, searchable }), draft, 1);
        await context.seen("get", async () => {
          assert.equal(
            (await getOne(context, tenant, draft.memoryId))?.body,
            body,
            "the body is not the text that was given",
          );
        });
      }
    },
  },
  {
    id: "record-large-body",
    title: "one megabyte of content, with NUL and control characters, is stored and found",
    why: "Columns and messages have limits that are not noticed until a memory is lost to them.",
    run: async (context) => {
      const tenant = context.tenant();
      const size = Math.min(LARGE_BODY, context.guarantees.limits.bodyBytes) - 1_000;
      const statement = `kiwi \u0000\u0001${"a b\u{1F600}".repeat(Math.floor(size / 16))}`;
      const item = saying("m", statement);
      await put(context, tenant, item);
      await context.seen("get", async () => expectRecord(await getOne(context, tenant, "m"), item.draft, 1));
    },
  },
  {
    id: "record-too-large",
    title: "a body of exactly `limits.bodyBytes` is stored, one of a byte more is too_large, without any effect",
    why: "The limit is in the README and in the error; it counts UTF-8 bytes, not characters.",
    when: "`limits.bodyBytes` up to 64 MiB",
    needs: ({ guarantees }) => guarantees.limits.bodyBytes <= LARGEST_TRIED,
    run: async (context) => {
      const tenant = context.tenant();
      const { bodyBytes } = context.guarantees.limits;
      const exact = `"${"é".repeat(Math.floor((bodyBytes - 2) / 2))}${bodyBytes % 2 === 0 ? "" : "x"}"`;
      const fits = withTokens("fits", [], { body: exact });
      await put(context, tenant, fits);
      assert.equal((await getOne(context, tenant, "fits"))?.body === exact, true, "a body at the limit was changed");
      const { draft, searchable } = withTokens("over", [], { body: `${exact} ` });
      const { store } = context;
      await expectRefusal(store.insert({ tenant, draft, searchable }, context.call()), ["too_large"], "insert");
      const grown = { ...fits.draft, body: `${exact} ` };
      await expectRefusal(
        store.replace({ tenant, draft: grown, searchable, expectedRevision: 1 }, context.call()),
        ["too_large"],
        "replace",
      );
      assert.equal(await getOne(context, tenant, "over"), undefined, "a body over the limit was stored");
      assert.equal((await getOne(context, tenant, "fits"))?.revision, 1, "a refused replace took effect");
    },
  },
  {
    id: "get-order",
    title: "get answers in the order asked, a place for each id, undefined where nothing is",
    why: "Callers go by place; a database answers in any order and once per id.",
    run: async (context) => {
      const tenant = context.tenant();
      await putAll(
        context,
        tenant,
        ["a", "b", "c"].map((id) => withTokens(id, ["zzkiwi"])),
      );
      await context.seen("get", async () => {
        const records = await context.store.get({ tenant, memoryIds: ["c", "x", "a", "c", "b", "x"] }, context.call());
        const ids = records.map((record) => record?.memoryId ?? "nothing");
        assert.deepEqual(ids, ["c", "nothing", "a", "c", "b", "nothing"]);
      });
      assert.deepEqual(await context.store.get({ tenant, memoryIds: [] }, context.call()), []);
      assert.deepEqual(await context.store.get({ tenant: context.tenant(), memoryIds: ["a"] }, context.call()), [
        undefined,
      ]);
    },
  },
  {
    id: "get-thousand",
    title: "a thousand ids are read in one call",
    why: "A batch is that large, and drivers bound the number of parameters.",
    run: async (context) => {
      const tenant = context.tenant();
      const ids = Array.from({ length: 1_000 }, (_, number) => `m${String(number)}`);
      await putAll(
        context,
        tenant,
        ids.map((id) => withTokens(id, ["zzkiwi"])),
      );
      await context.seen("get", async () => {
        const records = await context.store.get({ tenant, memoryIds: [...ids, ...ids.toReversed()] }, context.call());
        assert.deepEqual(
          records.map((record) => record?.memoryId),
          [...ids, ...ids.toReversed()],
        );
      });
    },
  },
]);
