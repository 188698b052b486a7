import { asksOnlyFor } from "@mgp/adapter-kit";
import {
  compareCodePoints,
  type Filter,
  type Match,
  type MemoryRecord,
  memoryStates,
  type NewestPlace,
  type Subject,
} from "@mgp/core";
import { byAge, byId, EntryIndex } from "./entry-index.ts";
import type { Entry } from "./entry.ts";
import type { Start } from "./sorted-list.ts";

/** Entries by all that lists ask for, by id and by age, and by match key while active. */
export class RecordIndex {
  readonly #byId = new EntryIndex<string>(byId);
  readonly #byAge = new EntryIndex<NewestPlace>(byAge);
  readonly #activeByMatchKey = new EntryIndex<string>(byId);

  add(entry: Entry): void {
    const keys = keysOf(entry.record);
    this.#byId.add(entry, keys);
    this.#byAge.add(entry, keys);
    this.#activeByMatchKey.add(entry, matchable(entry.record));
  }

  delete(entry: Entry): void {
    const keys = keysOf(entry.record);
    this.#byId.delete(entry, keys);
    this.#byAge.delete(entry, keys);
    this.#activeByMatchKey.delete(entry, matchable(entry.record));
  }

  /** @param before the record that the entry had */
  move(entry: Entry, before: MemoryRecord): void {
    const move = { entry, before, from: keysOf(before), to: keysOf(entry.record) };
    this.#byId.move(move);
    this.#byAge.move(move);
    this.#activeByMatchKey.move({ entry, before, from: matchable(before), to: matchable(entry.record) });
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
    const key = this.#narrowest(filter);
    const keys = key === undefined ? statesOf(filter) : [key];
    const size = keys.reduce((sum, each) => sum + this.#byId.size(each), 0);
    return { size, exact: asksOnlyFor(filter, ["states"]) };
  }

  /** By id: the entries that the narrowest key knows for the filter; the rest of it is still to be tested. */
  byId(filter: Filter, start?: Start<string>): Iterable<Entry> {
    return this.#from(this.#byId, filter, start);
  }

  /** By age: as `byId`. */
  byAge(filter: Filter, start?: Start<NewestPlace>): Iterable<Entry> {
    return this.#from(this.#byAge, filter, start);
  }

  #from<Place>(index: EntryIndex<Place>, filter: Filter, start?: Start<Place>): Iterable<Entry> {
    const key = this.#narrowest(filter);
    return key === undefined ? index.merged(statesOf(filter), start) : index.from(key, start);
  }

  /** The key of the filter that the fewest entries have; `undefined`: it asks for states at most. */
  #narrowest({ subject, personKey, labels = [] }: Filter): string | undefined {
    const keys = [...labels];
    if (subject !== undefined) keys.push(subjectKey(subject));
    if (personKey !== undefined) keys.push(personKey);
    if (keys.length < 2) return keys[0];
    return keys.toSorted((left, right) => this.#byId.size(left) - this.#byId.size(right))[0];
  }
}

/** What an entry is listed by, each once. State, subject and hashes never look alike. */
function keysOf({ state, subject, personKeys, labelKeys }: MemoryRecord): readonly string[] {
  return [...new Set([state, subjectKey(subject), ...personKeys, ...labelKeys])];
}

/** Kinds are one of a few words without NUL, so this is unambiguous. */
function subjectKey(subject: Subject): string {
  return `${subject.kind}\0${subject.id}`;
}

function matchable({ state, matchKeys }: MemoryRecord): readonly string[] {
  return state === "active" ? [...new Set(matchKeys)] : [];
}

function statesOf({ states = memoryStates }: Filter): readonly string[] {
  return [...new Set(states)];
}
