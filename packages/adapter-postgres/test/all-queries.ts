import type { Filter } from "@mgp/core";
import { changesOf } from "../src/sql/changes.ts";
import { hybridSearchOf } from "../src/sql/hybrid-search.ts";
import { countOf, listOf } from "../src/sql/lists.ts";
import type { Names, Vectors } from "../src/sql/names.ts";
import { searchOf } from "../src/sql/search.ts";
import type { Query } from "../src/sql/statement.ts";
import { type Statements, statementsOf } from "../src/sql/statements.ts";
import { estimateOf, surveyOf } from "../src/sql/survey.ts";
import { extentOf } from "../src/sql/vectors.ts";

const restrictions: readonly Filter[] = [
  { states: ["active"] },
  { notExpiredAt: 1 },
  { subject: { kind: "user", id: "someone" } },
  { scope: "user" },
  { types: ["profile"] },
  { from: 0 },
  { to: 9 },
  { personKey: "k" },
  { labels: ["k", "l"] },
  { idPrefix: "a" },
  { ids: ["a"] },
  { scopes: ["org", "user"] },
  { subjectKinds: ["user"] },
  { sensitivities: ["public"] },
  { updatedFrom: 0 },
  { updatedTo: 9 },
  { stateChangedTo: 9 },
  { expiredBefore: 9 },
  { validAt: 9 },
  { visibleTo: { subjects: [{ kind: "user", id: "someone" }], scopes: ["org"] } },
  { visibleTo: { subjects: [{ kind: "user", id: "someone" }], scopes: ["user"] } },
];

/** None, each, all of them. */
const filters: readonly Filter[] = [
  {},
  ...restrictions,
  Object.assign({}, ...restrictions),
  { labels: ["k", "l"], visibleTo: { subjects: [], scopes: ["org"] } },
];

const byId = { order: "id", after: "a", limit: 1 } as const;
const byAge = { order: "newest", after: { updatedAt: 1, memoryId: "a" }, limit: 1 } as const;
const rounds = [
  { number: 1, upTo: "5:5:" },
  { number: 2, after: "5:5:", upTo: "5:7:5,6" },
  { number: 3, after: "5:7:5,6", upTo: "" },
] as const;

/** The statements whose text never changes, with their values behind the tenant. */
export const fixedStatements: readonly (readonly [keyof Statements, readonly unknown[]])[] = [
  ["get", [["a"]]],
  ["held", [["a"]]],
  ["insert", ["[]"]],
  ["insertAll", ["[]"]],
  ["insertUnless", ["[]", false]],
  ["replace", ["[]"]],
  ["remove", ["a", 1, "w", 0]],
  ["lastWrite", ["a"]],
  ["health", []],
  ["analyser", []],
  ["heldElsewhere", ["a"]],
  ["tenants", ["", 1]],
  ["tenantsToForget", [0, 1]],
  ["forget", [0, 1]],
];

/** A term of one token. */
export function termOf(token: string): { readonly alternatives: readonly { readonly tokens: readonly string[] }[] } {
  return { alternatives: [{ tokens: [token] }] };
}

const ranking = {
  candidates: [termOf("a")],
  terms: [{ ...termOf("a"), weight: 1 }],
  averageLength: 1,
  content: "open" as const,
  limit: 1,
};

/** Every kind of statement that a store sends, by name, as a tenant would send it. */
export function allQueries(names: Names, tenant: string): ReadonlyMap<string, Query> {
  const statements = statementsOf(names);
  const fixed = fixedStatements.map(([name, values]): readonly [string, Query] => {
    const statement = statements[name];
    return [name, { statement, values: statement.reach === "tenant" ? [tenant, ...values] : values }];
  });
  const filtered = filters.flatMap((filter): readonly (readonly [string, Query])[] => {
    const fields = Object.keys(filter).join(" ");
    const after = { score: 1, updatedAt: 1, memoryId: "a" };
    return [
      [`list ${fields}`, listOf(names, tenant, filter, byId)],
      [`list within bytes ${fields}`, listOf(names, tenant, filter, { ...byId, bytes: 1 })],
      [`newest ${fields}`, listOf(names, tenant, filter, byAge)],
      [`count ${fields}`, countOf(names, tenant, filter)],
      [`search ${fields}`, searchOf(names, tenant, { ...ranking, filter, after }, false)],
      [`search within bytes ${fields}`, searchOf(names, tenant, { ...ranking, filter, after, bytes: 1 }, false)],
      [`search among few ${fields}`, searchOf(names, tenant, { ...ranking, filter, after }, true)],
    ];
  });
  return new Map([
    ...fixed,
    ...filtered,
    ["first list", listOf(names, tenant, {}, { ...byId, after: undefined })],
    ["first list of the newest", listOf(names, tenant, {}, { ...byAge, after: undefined })],
    ["first search", searchOf(names, tenant, { ...ranking, filter: {}, after: undefined }, false)],
    ...rounds.map((round) => {
      const query = searchOf(names, tenant, { ...ranking, filter: {}, after: undefined, round }, false);
      return [`search in round ${String(round.number)}`, query] as const;
    }),
    ["changes", changesOf(names, tenant, { xid: "0", seq: "0" }, 1)],
    ["changes within bytes", changesOf(names, tenant, { xid: "0", seq: "0" }, 1, 1)],
    ["survey", surveyOf(names, tenant, { tokens: ["a", "b"], countsAll: true, bound: 1 })],
    ["survey of tokens", surveyOf(names, tenant, { tokens: ["a", "b"], countsAll: false, bound: 1 })],
    ["estimate", estimateOf(names, tenant, ["a", "b"])],
    ...filters.map(
      (filter) => [`extent ${Object.keys(filter).join(" ")}`, extentOf(names, tenant, filter, 1)] as const,
    ),
    ...(names.vectors === undefined ? [] : hybridQueries(names, names.vectors, tenant)),
  ]);
}

function hybridQueries(names: Names, vectors: Vectors, tenant: string): readonly (readonly [string, Query])[] {
  const vector = "[1,0,0]";
  const after = { score: 1, updatedAt: 1, memoryId: "a" };
  const nearnesses = [undefined, ...[true, false].map((exact) => ({ vector, exact, most: 1, minSimilarity: 0.5 }))];
  return filters.flatMap((filter) =>
    nearnesses.map((nearness, place) => [
      `hybrid search ${String(place)} ${Object.keys(filter).join(" ")}`,
      hybridSearchOf(names, vectors, tenant, { ...ranking, filter, after, vector, nearness, best: 1 }),
    ]),
  );
}
