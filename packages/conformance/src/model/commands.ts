import { type Filter, type InsertItem, type ListOrder, type Match, memoryStates } from "@mgp/core";
import fc from "fast-check";
import { searchableBy } from "../fixtures/asking.ts";
import { itemOf, memoryOf } from "../fixtures/items.ts";

/** One step of a differential run, in few ids, words and keys, so that steps meet. */
export type Command =
  | { readonly kind: "insert"; readonly item: InsertItem; readonly unless: Match | undefined }
  | { readonly kind: "replace"; readonly item: InsertItem; readonly indexes: boolean; readonly revisionError: number }
  | { readonly kind: "remove"; readonly memoryId: string; readonly revisionError: number }
  | { readonly kind: "list"; readonly filter: Filter; readonly order: ListOrder; readonly limit: number }
  | { readonly kind: "search"; readonly tokens: readonly string[]; readonly filter: Filter; readonly limit: number };

// The last two change places when compared by UTF-16 units.
const memoryId = fc.constantFrom("a", "b", "B", "a\u0001b", "__proto__", "' OR 1=1", "é", "\uFFFD", "\u{1F600}");
const key = fc.constantFrom("key-1", "key-2", "key-3");
const person = fc.constantFrom("person-1", "person-2");
const subject = fc.record({ kind: fc.constantFrom("user" as const, "agent" as const), id: fc.constantFrom("x", "y") });
const word = fc.constantFrom("kiwi", "lamp", "oslo", "rain", "boat");
const instant = fc.integer({ min: 0, max: 5 });
const scope = fc.constantFrom("user" as const, "org" as const);
const type = fc.constantFrom("profile" as const, "episodic_event" as const);
const label = fc.constantFrom("label-1", "label-2", "label-3");
const sensitivity = fc.constantFrom("public" as const, "confidential" as const);
const order = fc.constantFrom("id" as const, "newest" as const);
const revisionError = fc.constantFrom(0, 0, 0, 1);

const item: fc.Arbitrary<InsertItem> = fc
  .record({
    memoryId,
    words: fc.array(word, { maxLength: 6 }),
    subject,
    scope,
    type,
    state: fc.constantFrom(...memoryStates, "active" as const, "active" as const),
    createdAt: instant,
    updatedAt: instant,
    expiresAt: fc.option(instant, { nil: undefined }),
    validity: fc.record({ validFrom: instant, validTo: instant }, { requiredKeys: [] }),
    matchKeys: fc.uniqueArray(key, { maxLength: 2 }),
    personKeys: fc.uniqueArray(person, { maxLength: 2 }),
    labelKeys: fc.uniqueArray(label, { maxLength: 3 }),
    sensitivity: fc.option(sensitivity, { nil: undefined }),
    stateChangedAt: fc.option(instant, { nil: undefined }),
    hidden: fc.boolean(),
  })
  .map(({ memoryId: id, words, expiresAt, validity, sensitivity: careful, stateChangedAt, ...fields }) => {
    const statement = words.join(" ");
    const over = {
      ...fields,
      ...validity,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(careful === undefined ? {} : { sensitivity: careful }),
      ...(stateChangedAt === undefined ? {} : { stateChangedAt }),
    };
    const { draft } = itemOf(memoryOf(id, { content: { statement } }), over);
    return { draft, searchable: { ...searchableBy(words.map((one) => `zz${one}`)), text: statement } };
  });

const filter: fc.Arbitrary<Filter> = fc.record(
  {
    states: fc.uniqueArray(fc.constantFrom(...memoryStates), { maxLength: 3 }),
    notExpiredAt: instant,
    subject,
    scope,
    types: fc.uniqueArray(type, { maxLength: 2 }),
    from: instant,
    to: instant,
    personKey: person,
    labels: fc.uniqueArray(label, { maxLength: 2 }),
    idPrefix: fc.constantFrom("", "a", "\u{1F600}", "_"),
    ids: fc.uniqueArray(memoryId, { maxLength: 3 }),
    scopes: fc.uniqueArray(scope, { maxLength: 2 }),
    subjectKinds: fc.uniqueArray(fc.constantFrom("user" as const, "agent" as const), { maxLength: 2 }),
    sensitivities: fc.uniqueArray(sensitivity, { maxLength: 2 }),
    updatedFrom: instant,
    updatedTo: instant,
    stateChangedTo: instant,
    expiredBefore: instant,
    validAt: instant,
    visibleTo: fc.record({
      subjects: fc.array(subject, { maxLength: 2 }),
      scopes: fc.uniqueArray(scope, { maxLength: 1 }),
    }),
  },
  { requiredKeys: [] },
);

const unless: fc.Arbitrary<Match | undefined> = fc.option(
  fc.record(
    { memoryId, keys: fc.uniqueArray(key, { maxLength: 2 }).map((keys) => keys.toSorted()) },
    { requiredKeys: ["keys"] },
  ),
  { nil: undefined },
);

const limit = fc.integer({ min: 1, max: 4 });

/** Any command. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("insert" as const), item, unless }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("replace" as const), item, indexes: fc.boolean(), revisionError }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove" as const), memoryId, revisionError }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("list" as const), filter, order, limit }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("search" as const),
      tokens: fc.array(
        word.map((one) => `zz${one}`),
        { minLength: 1, maxLength: 3 },
      ),
      filter,
      limit,
    }),
  },
);
