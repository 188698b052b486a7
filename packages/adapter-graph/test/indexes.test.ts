import { asking, call, drain, withTokens } from "@mgp/conformance";
import {
  compareNewest,
  type Filter,
  matchesFilter,
  type MemoryRecord,
  type RecordDraft,
  type Scope,
  type Subject,
} from "@mgp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openStore } from "./open-store.ts";

const subjects: readonly Subject[] = ["ada", "bob", "cleo"].map((id) => ({ kind: "user", id }));
const scopes: readonly Scope[] = ["user", "org", "shared_team", "task"];

const [red, blue] = ["a".repeat(32), "b".repeat(32)];

/** Often the same keys again, so that an index has to follow the age alone. */
const part: fc.Arbitrary<Partial<RecordDraft>> = fc.record({
  subject: fc.constantFrom(...subjects),
  scope: fc.constantFrom(...scopes),
  updatedAt: fc.nat({ max: 3 }),
  labelKeys: fc.constantFrom([red], [red, blue]),
  personKeys: fc.constantFrom([red], [blue]),
});
const history = fc.array(fc.record({ id: fc.nat({ max: 19 }), over: part, holds: fc.boolean() }), {
  minLength: 40,
  maxLength: 80,
});
const visibleTo = fc.record({
  subjects: fc.array(fc.constantFrom(...subjects), { maxLength: 3 }),
  scopes: fc.array(fc.constantFrom(...scopes), { maxLength: 2 }),
});
const labels = fc.subarray([red, blue], { minLength: 1 });
const filter: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ visibleTo }),
  fc.record({ labels }),
  fc.record(
    { visibleTo, labels, subject: fc.constantFrom(...subjects), personKey: fc.constantFrom(red, blue) },
    { requiredKeys: [] },
  ),
);

it("lists, counts and searches follow subject, scope, keys and age of a record, whatever they were before", async () => {
  const { store } = await openStore({ hops: 0 });
  let tenants = 0;
  await fc.assert(
    fc.asyncProperty(history, fc.array(filter, { minLength: 8, maxLength: 8 }), async (steps, filters) => {
      const tenant = `t${String((tenants += 1))}`;
      const held = new Map<string, MemoryRecord>();
      const holding = new Set<string>();
      const write = async (id: string, over: Partial<RecordDraft>, tokens: readonly string[]): Promise<void> => {
        const revision = held.get(id)?.revision ?? 0;
        const item = withTokens(id, tokens, over);
        if (revision === 0) await store.insert({ tenant, ...item }, call());
        else await store.replace({ tenant, ...item, expectedRevision: revision }, call());
        held.set(id, { ...item.draft, revision: revision + 1 });
      };
      for (const { id, over, holds } of steps) {
        const name = `m${String(id + 10)}`;
        // A word that few hold, so that a search goes by it and not by the filter's indexes.
        if (holds && holding.size < 3) holding.add(name);
        await write(name, over, holding.has(name) ? ["zzall", "zzrare"] : ["zzall"]);
      }
      for (const one of filters) {
        const matching = [...held.values()].filter((record) => matchesFilter(record, one)).toSorted(compareNewest);
        const wanted = matching.map((record) => record.memoryId);
        const newest = await drain((from) =>
          store.list({ tenant, filter: one, order: "newest", page: { limit: 7, ...from } }, call()),
        );
        expect(newest).toEqual(matching);
        const found = async (token: string): Promise<readonly string[]> => {
          const query = { ...asking(token), text: "", filter: one, limit: 100 };
          const { items } = await store.search({ tenant, query }, call());
          return items.map(({ record }) => record.memoryId).toSorted();
        };
        const listed = await store.list({ tenant, filter: one, page: { limit: 100 } }, call());
        expect(listed.items.map((record) => record.memoryId)).toEqual(wanted.toSorted());
        expect((await store.operator.count({ tenant, filter: one }, call())).count).toBe(wanted.length);
        expect(await found("zzall")).toEqual(wanted.toSorted());
        expect(await found("zzrare")).toEqual(wanted.filter((id) => holding.has(id)).toSorted());
      }
    }),
    { numRuns: 8 },
  );
});
