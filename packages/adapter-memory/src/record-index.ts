import { asksOnlyFor } from "@mgp/adapter-kit";
import {
  compareCodePoints,
  type Filter,
  type Match,
  type MemoryRecord,
  type MemoryState,
  memoryStates,
  type Subject,
} from "@mgp/core";
import { EntryIndex, type EntryList, newEntryList } from "./entry-index.ts";
import type { Entry } from "./entry.ts";

/** Entries by all that lists ask for: state, subject, person, and match key while active. Always by ascending id. */
export class RecordIndex {
  readonly #byState: Readonly<Record<MemoryState, EntryList>> = {
    active: newEntryList(),
    expired: newEntryList(),
    revoked: newEntryList(),
    deleted: newEntryList(),
  };
  readonly #bySubject = new EntryIndex();
  readonly #byPerson = new EntryIndex();
  readonly #activeByMatchKey = new EntryIndex();

  add(entry: Entry): void {
    const { record } = entry;
    this.#byState[record.state].insert(entry);
    this.#bySubject.add(subjectKey(record.subject), entry);
    for (const key of new Set(record.personKeys)) this.#byPerson.add(key, entry);
    for (const key of matchable(record)) this.#activeByMatchKey.add(key, entry);
  }

  delete(entry: Entry): void {
    const { record } = entry;
    this.#byState[record.state].delete(record.memoryId);
    this.#bySubject.delete(subjectKey(record.subject), entry);
    for (const key of new Set(record.personKeys)) this.#byPerson.delete(key, entry);
    for (const key of matchable(record)) this.#activeByMatchKey.delete(key, entry);
  }

  /** Of the active entries that share one of the keys, the one with the smallest id. */
  firstMatch(keys: Match["keys"]): Entry | undefined {
    return keys
      .map((key) => this.#activeByMatchKey.first(key))
      .filter((entry) => entry !== undefined)
      .toSorted((left, right) => compareCodePoints(left.record.memoryId, right.record.memoryId))[0];
  }

  /** How many entries `after` would walk over; `exact` when each of them matches the filter. */
  extent(filter: Filter): { readonly size: number; readonly exact: boolean } {
    const sets = this.#sets(filter);
    const [smallest] = sets;
    const size = smallest?.size ?? statesOf(filter).reduce((sum, state) => sum + this.#byState[state].size, 0);
    return { size, exact: asksOnlyFor(filter, ["states"]) };
  }

  /** The entries that the narrowest index knows for the filter, by ascending id; the rest of it is still to be tested. */
  after(filter: Filter, memoryId?: string): Iterable<Entry> {
    const [smallest] = this.#sets(filter);
    if (smallest !== undefined) return smallest.after(memoryId);
    return merge(statesOf(filter).map((state) => this.#byState[state].after(memoryId)));
  }

  #sets(filter: Filter): readonly { readonly size: number; readonly after: (memoryId?: string) => Iterable<Entry> }[] {
    const sets = [];
    if (filter.subject !== undefined) sets.push({ index: this.#bySubject, key: subjectKey(filter.subject) });
    if (filter.personKey !== undefined) sets.push({ index: this.#byPerson, key: filter.personKey });
    return sets
      .map(({ index, key }) => ({ size: index.size(key), after: (memoryId?: string) => index.after(key, memoryId) }))
      .toSorted((left, right) => left.size - right.size);
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

/** One ascending sequence out of several. */
function* merge(sequences: readonly Iterator<Entry, void>[]): Generator<Entry, void, undefined> {
  const heads = sequences.map((sequence) => ({ sequence, entry: sequence.next().value }));
  for (;;) {
    let first: (typeof heads)[number] | undefined;
    for (const head of heads) {
      if (head.entry !== undefined && (first?.entry === undefined || isBefore(head.entry, first.entry))) first = head;
    }
    if (first?.entry === undefined) return;
    yield first.entry;
    first.entry = first.sequence.next().value;
  }
}

function isBefore(left: Entry, right: Entry): boolean {
  return compareCodePoints(left.record.memoryId, right.record.memoryId) < 0;
}
