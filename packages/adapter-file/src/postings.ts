import type { ContentLengths, SearchedContent } from "@mgp/core";

/** Repetitions beyond this no longer change a score much; the memory adapter counts no more either. */
const MOST_REPETITIONS = 15;

/** Documents whose numbers agree above the last nine bits share a chunk, so that a write touches little. */
const CHUNK_BITS = 9;
const IN_CHUNK = (1 << CHUNK_BITS) - 1;

/** Two bytes of the document's number, one of how often it holds the token, two of its length. */
const POSTING_BYTES = 5;

/** Where a document's two lengths differ, as few do, its number has this bit, and the length for full content follows. */
const HAS_FULL_LENGTH = 0x80;
const FULL_LENGTH_BYTES = 2;

/** What is known of a token in one document. */
export interface Posting {
  readonly document: number;
  readonly frequency: number;
  readonly lengths: ContentLengths;
}

export function chunkOf(document: number): number {
  return Math.floor(document / (IN_CHUNK + 1));
}

export function encodePostings(postings: readonly Posting[]): Uint8Array {
  const data = new Uint8Array(postings.reduce((sum, { lengths }) => sum + bytesOf(lengths), 0));
  let at = 0;
  for (const { document, frequency, lengths } of postings) {
    const hasFull = lengths.open !== lengths.full;
    setNumber(data, at, (document & IN_CHUNK) | (hasFull ? HAS_FULL_LENGTH << 8 : 0));
    data[at + 2] = frequency;
    setNumber(data, at + 3, lengths.open);
    if (hasFull) setNumber(data, at + POSTING_BYTES, lengths.full);
    at += bytesOf(lengths);
  }
  return data;
}

function bytesOf({ open, full }: ContentLengths): number {
  return POSTING_BYTES + (open === full ? 0 : FULL_LENGTH_BYTES);
}

/** As far as two bytes hold it. */
function setNumber(data: Uint8Array, at: number, number: number): void {
  const most = Math.min(number, 0xffff);
  data[at] = most & 0xff;
  data[at + 1] = most >> 8;
}

/** @param content of which a document's length is meant */
export function forEachPosting(
  chunk: number,
  data: Uint8Array,
  content: SearchedContent,
  visit: (document: number, frequency: number, length: number) => void,
): void {
  const first = chunk * (IN_CHUNK + 1);
  for (let at = 0; at < data.length; at = behind(data, at)) {
    const hasFull = ((data[at + 1] ?? 0) & HAS_FULL_LENGTH) !== 0;
    const length = content === "full" && hasFull ? numberAt(data, at + POSTING_BYTES) : numberAt(data, at + 3);
    visit(first + lowAt(data, at), data[at + 2] ?? 0, length);
  }
}

/** Where the next posting begins. */
function behind(data: Uint8Array, at: number): number {
  const hasFull = ((data[at + 1] ?? 0) & HAS_FULL_LENGTH) !== 0;
  return at + POSTING_BYTES + (hasFull ? FULL_LENGTH_BYTES : 0);
}

function lowAt(data: Uint8Array, at: number): number {
  return numberAt(data, at) & IN_CHUNK;
}

function numberAt(data: Uint8Array, at: number): number {
  return (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8);
}

/** The chunk without one document. */
export function withoutDocument(data: Uint8Array, document: number): Uint8Array {
  const low = document & IN_CHUNK;
  for (let at = 0; at < data.length; at = behind(data, at)) {
    if (lowAt(data, at) !== low) continue;
    const next = behind(data, at);
    const rest = new Uint8Array(data.length - (next - at));
    rest.set(data.subarray(0, at));
    rest.set(data.subarray(next), at);
    return rest;
  }
  return data;
}

/** How often each token stands in a text of tokens. */
export function frequenciesOf(tokens: string): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  for (const token of tokens === "" ? [] : tokens.split(" "))
    frequencies.set(token, Math.min(MOST_REPETITIONS, (frequencies.get(token) ?? 0) + 1));
  return frequencies;
}
