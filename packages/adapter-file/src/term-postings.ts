import type { CountedAlternative } from "@mgp/adapter-kit";
import type { PostingPlace, PostingVisitor, WordIndex } from "./word-index.ts";

/** What is known of a term in one document. */
interface Holder {
  readonly frequency: number;
  readonly length: number;
}

type Holders = ReadonlyMap<number, Holder>;

/** Each document that holds the term, once. What stands in one list alone, as most terms do, is walked over as it is. */
export function forEachHolder(
  words: WordIndex,
  place: PostingPlace,
  alternatives: readonly CountedAlternative[],
  visit: PostingVisitor,
): void {
  const held = alternatives
    .map(({ tokens }) => tokens)
    .filter((tokens) => tokens.every((token) => words.documentsOf(place.tenant, token) > 0));
  const [[token, ...others] = [], ...further] = held;
  if (token === undefined) return;
  if (others.length === 0 && further.length === 0) {
    words.forEachPosting(place, token, visit);
    return;
  }
  const all = held
    .map((tokens) => tokens.map((each) => holdersOf(words, place, each)).reduce(intersection))
    .reduce(union);
  for (const [document, { frequency, length }] of all) visit(document, frequency, length);
}

function holdersOf(words: WordIndex, place: PostingPlace, token: string): Holders {
  const holders = new Map<number, Holder>();
  words.forEachPosting(place, token, (document, frequency, length) => holders.set(document, { frequency, length }));
  return holders;
}

function intersection(left: Holders, right: Holders): Holders {
  const both = new Map<number, Holder>();
  for (const [document, { frequency, length }] of left) {
    const other = right.get(document);
    if (other !== undefined) both.set(document, { frequency: Math.min(frequency, other.frequency), length });
  }
  return both;
}

function union(left: Holders, right: Holders): Holders {
  const either = new Map(left);
  for (const [document, holder] of right) {
    const frequency = holder.frequency + (left.get(document)?.frequency ?? 0);
    either.set(document, { ...holder, frequency });
  }
  return either;
}
