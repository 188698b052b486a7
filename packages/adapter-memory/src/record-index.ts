import { asksOnlyFor } from "@mgp/adapter-kit";
import {
  compareCodePoints,
  type Filter,
  type Match,
  type MemoryRecord,
  type MemoryState,
  memoryStates,
  type NewestPlace,
  type Subject,
} from "@mgp/core";
import { byAge, byId, EntryIndex, type EntryList, type EntryOrder, newEntryList } from "./entry-index.ts";
import type { Entry } from "./entry.ts";
import type { Start } from "./sorted-list.ts";

/** All entries in one order: by state, by subject, by person and by label. */
export class OrderedEntries<Key> {
  readonly #order: EntryOrder<Key>;
  readonly #byState: Readonly<Record<MemoryState, EntryList<Key>>>;
  readonly #bySubject: EntryIndex<Key>;
  readonly #byPerson: EntryIndex<Key>;
  readonly #byLabel: EntryIndex<Key>;

  constructor(order: EntryOrder<Key>) {
    this.#order = order;
    this.#byState = {
      active: newEntryList(order),
      expired: newEntryList(order),
      revoked: newEntryList(order),
      deleted: newEntryList(order),
    };
    this.#bySubject = new EntryIndex(order);
    this.#byPerson = new EntryIndex(order);
    this.#byLabel = new EntryIndex(order);
  }

  add(entry: Entry): void {
    const { record } = entry;
    this.#byState[record.state].insert(entry);
    this.#bySubject.add(subjectKey(record.subject), entry);
    for (const key of new Set(record.personKeys)) this.#byPerson.add(key, entry);
    for (const key of new Set(record.labelKeys)) this.#byLabel.add(key, entry);
  }

  delete(entry: Entry): void {
    const { record } = entry;
    this.#byState[record.state].delete(this.#order.keyOf(entry));
    this.#bySubject.delete(subjectKey(record.subject), entry);
    for (const key of new Set(record.personKeys)) this.#byPerson.delete(key, entry);
    for (const key of new Set(record.labelKeys)) this.#byLabel.delete(key, entry);
  }

  /** How many entries a walk from the beginning looks at. */
  size(filter: Filter): number {
    const [smallest] = this.#sets(filter);
    return smallest?.size ?? statesOf(filter).reduce((sum, state) => sum + this.#byState[state].size, 0);
  }

  /** The entries that the narrowest index knows for the filter; the rest of it is still to be tested. */
  from(filter: Filter, start?: Start<Key>): Iterable<Entry> {
    const [smallest] = this.#sets(filter);
    if (smallest !== undefined) return smallest.from(start);
    return this.#merge(statesOf(filter).map((state) => this.#byState[state].from(start)));
  }

  #sets(filter: Filter): readonly { readonly size: number; readonly from: (start?: Start<Key>) => Iterable<Entry> }[] {
    const { subject, personKey, labels = [] } = filter;
    const sets = labels.map((key) => ({ index: this.#byLabel, key }));
    if (subject !== undefined) sets.push({ index: this.#bySubject, key: subjectKey(subject) });
    if (personKey !== undefined) sets.push({ index: this.#byPerson, key: personKey });
    return sets
      .map(({ index, key }) => ({ size: index.size(key), from: (start?: Start<Key>) => index.from(key, start) }))
      .toSorted((left, right) => left.size - right.size);
  }

  /** One sequence in order out of several. */
  *#merge(sequences: readonly Iterator<Entry, void>[]): Generator<Entry, void, undefined> {
    const { compare, keyOf } = this.#order;
    const heads = sequences.map((sequence) => ({ sequence, entry: sequence.next().value }));
    for (;;) {
      let first: (typeof heads)[number] | undefined;
      for (const head of heads) {
        if (head.entry === undefined) continue;
        if (first?.entry === undefined || compare(keyOf(head.entry), keyOf(first.entry)) < 0) first = head;
      }
      if (first?.entry === undefined) return;
      yield first.entry;
      first.entry = first.sequence.next().value;
    }
  }
}

/** Entries by all that lists ask for, by id and by age, and by match key while active. */
export class RecordIndex {
  readonly byId: OrderedEntries<string> = new OrderedEntries(byId);
  readonly byAge: OrderedEntries<NewestPlace> = new OrderedEntries(byAge);
  readonly #activeByMatchKey = new EntryIndex(byId);

  add(entry: Entry): void {
    this.byId.add(entry);
    this.byAge.add(entry);
    for (const key of matchable(entry.record)) this.#activeByMatchKey.add(key, entry);
  }

  delete(entry: Entry): void {
    this.byId.delete(entry);
    this.byAge.delete(entry);
    for (const key of matchable(entry.record)) this.#activeByMatchKey.delete(key, entry);
  }

  /** Of the active entries that share one of the keys, the one with the smallest id. */
  firstMatch(keys: Match["keys"]): Entry | undefined {
    return keys
      .map((key) => this.#activeByMatchKey.first(key))
      .filter((entry) => entry !== undefined)
      .toSorted((left, right) => compareCodePoints(left.record.memoryId, right.record.memoryId))[0];
  }

  /** How many entries a walk would look at; `exact` when each of them matches the filter. */
  extent(filter: Filter): { readonly size: number; readonly exact: boolean } {
    return { size: this.byId.size(filter), exact: asksOnlyFor(filter, ["states"]) };
  }
}

/** Kinds are one of a few words without NUL, so this is unambiguous. */
function subjectKey(subject: Subject): string {
  return `${subject.kind}\0${subject.id}`;
}

function matchable(record: MemoryRecord): Iterable<string> {
  return record.state === "active" ? new Set(record.matchKeys) : [];
}

function statesOf(filter: Filter): readonly MemoryState[] {
  return filter.states === undefined ? memoryStates : [...new Set(filter.states)];
}
