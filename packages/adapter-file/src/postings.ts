/** Repetitions beyond this no longer change a score much; the memory adapter counts no more either. */
const MOST_REPETITIONS = 15;

/** Documents whose numbers agree above the last nine bits share a chunk, so that a write touches little. */
const CHUNK_BITS = 9;
const IN_CHUNK = (1 << CHUNK_BITS) - 1;

/** Two bytes of the document's number, one of how often it holds the token, two of its length. */
const POSTING_BYTES = 5;

/** What is known of a token in one document. */
export interface Posting {
  readonly document: number;
  readonly frequency: number;
  /** How many tokens the document has, repetitions counted. */
  readonly length: number;
}

export function chunkOf(document: number): number {
  return Math.floor(document / (IN_CHUNK + 1));
}

export function encodePostings(postings: readonly Posting[]): Uint8Array {
  const data = new Uint8Array(postings.length * POSTING_BYTES);
  for (const [index, { document, frequency, length }] of postings.entries()) {
    const at = index * POSTING_BYTES;
    const low = document & IN_CHUNK;
    const size = Math.min(length, 0xffff);
    data[at] = low & 0xff;
    data[at + 1] = low >> 8;
    data[at + 2] = frequency;
    data[at + 3] = size & 0xff;
    data[at + 4] = size >> 8;
  }
  return data;
}

export function forEachPosting(
  chunk: number,
  data: Uint8Array,
  visit: (document: number, frequency: number, length: number) => void,
): void {
  const first = chunk * (IN_CHUNK + 1);
  for (let at = 0; at < data.length; at += POSTING_BYTES) {
    const document = first + ((data[at] ?? 0) | ((data[at + 1] ?? 0) << 8));
    visit(document, data[at + 2] ?? 0, (data[at + 3] ?? 0) | ((data[at + 4] ?? 0) << 8));
  }
}

/** The chunk without one document. */
export function withoutDocument(data: Uint8Array, document: number): Uint8Array {
  const low = document & IN_CHUNK;
  for (let at = 0; at < data.length; at += POSTING_BYTES) {
    if (((data[at] ?? 0) | ((data[at + 1] ?? 0) << 8)) !== low) continue;
    const rest = new Uint8Array(data.length - POSTING_BYTES);
    rest.set(data.subarray(0, at));
    rest.set(data.subarray(at + POSTING_BYTES), at);
    return rest;
  }
  return data;
}

/** How often each token stands in a text of tokens, and how many there are. */
export function frequenciesOf(tokens: string): {
  readonly frequencies: ReadonlyMap<string, number>;
  readonly length: number;
} {
  const frequencies = new Map<string, number>();
  const all = tokens === "" ? [] : tokens.split(" ");
  for (const token of all) frequencies.set(token, Math.min(MOST_REPETITIONS, (frequencies.get(token) ?? 0) + 1));
  return { frequencies, length: all.length };
}
