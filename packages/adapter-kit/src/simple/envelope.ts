import { type ContentLengths, isObject, type MemoryRecord, type Searchable } from "@mgp/core";
import type { ObjectRow } from "../records/cells.ts";
import { parsedJson } from "../records/parsed-json.ts";
import { damaged } from "./damaged.ts";
import { recordIn, rowOf } from "./record-row.ts";

/** A record with what search needs of it. */
export interface Kept {
  readonly kind: "record";
  readonly record: MemoryRecord;
  readonly terms: ReadonlyMap<string, number>;
  readonly lengths: ContentLengths;
  /** The version of the analyser that made the terms. */
  readonly analyser: number;
  /** Of its last change: see `ChangeStamps`. */
  readonly stamp: number;
}

/** What a purge leaves: nothing of the memory, only that its id was purged, and when. */
interface Tombstone {
  readonly kind: "purged";
  readonly revision: number;
  readonly writeId: string;
  /** Epoch milliseconds. */
  readonly purgedAt: number;
}

/** What lies under the key of a memory. */
export type Envelope = Kept | Tombstone;

/** @param analyser the version of the one that made the searchable */
export function kept(record: MemoryRecord, searchable: Searchable, analyser: number, stamp: number): Kept {
  return { kind: "record", record, ...foundBy(searchable), analyser, stamp };
}

/** What search keeps of a searchable. */
export function foundBy({ tokens, lengths }: Searchable): Pick<Kept, "terms" | "lengths"> {
  const terms = new Map<string, number>();
  for (const token of tokens) terms.set(token, (terms.get(token) ?? 0) + 1);
  return { terms, lengths };
}

export function envelopeText(envelope: Envelope): string {
  if (envelope.kind === "purged") return JSON.stringify(envelope);
  const { kind, record, terms, lengths, analyser, stamp } = envelope;
  return JSON.stringify({ kind, record: rowOf(record), terms: [...terms], lengths, analyser, stamp });
}

/** @throws StoreError `damaged` when it is not what `envelopeText` wrote */
export function readEnvelope(text: string): Envelope {
  const value = parsedJson(text);
  if (!isObject(value)) throw damaged();
  const { kind, revision, writeId, purgedAt } = value;
  if (kind === "record") return keptIn(value);
  const isTombstone = kind === "purged" && typeof revision === "number" && typeof purgedAt === "number";
  if (!isTombstone || typeof writeId !== "string") throw damaged();
  return { kind, revision, writeId, purgedAt };
}

function keptIn({ record, terms, lengths, analyser, stamp }: ObjectRow): Kept {
  if (!isObject(record) || !Array.isArray(terms)) throw damaged();
  if (typeof analyser !== "number" || typeof stamp !== "number") throw damaged();
  const found = { terms: new Map(terms.map(termIn)), lengths: lengthsOf(lengths) };
  return { kind: "record", record: recordIn(record), ...found, analyser, stamp };
}

function lengthsOf(lengths: unknown): ContentLengths {
  if (!isObject(lengths)) throw damaged();
  const { open, full } = lengths;
  if (typeof open !== "number" || typeof full !== "number") throw damaged();
  return { open, full };
}

function termIn(pair: unknown): readonly [string, number] {
  const [token, frequency] = listIn(pair);
  if (typeof token !== "string" || typeof frequency !== "number") throw damaged();
  return [token, frequency];
}

function listIn(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged();
  return value;
}
