import type { WeightedTerm } from "@mgp/adapter-kit";
import type { LexicalIndex } from "./lexical-index.ts";
import { documentOf, frequencyOf, postingOf, type Postings, type PostingList } from "./posting-list.ts";

/** The documents that hold a term, as a list of one token tells of it. */
export interface TermPostings {
  /** At most so many documents hold it. */
  readonly documents: number;
  readonly postings: Postings;
  /** 0 where the document does not hold it. */
  frequencyIn(document: number): number;
}

/** `undefined`: no document holds the term. What stands in one list alone, as most terms do, is that list. */
export function postingsOf(index: LexicalIndex, { alternatives }: WeightedTerm): TermPostings | undefined {
  const held: (readonly [PostingList, ...PostingList[]])[] = [];
  for (const { tokens } of alternatives) {
    const [first, ...others] = tokens.map((token) => index.listOf(token));
    if (first !== undefined && others.every((list) => list !== undefined)) held.push([first, ...others]);
  }
  const [first, ...others] = held;
  if (first === undefined || (first.length === 1 && others.length === 0)) return first?.[0];
  return new CombinedPostings(held);
}

/** The documents of several lists: within an alternative those that stand in all of its lists. */
class CombinedPostings implements TermPostings {
  /** The first list of each is its rarest. */
  readonly #alternatives: readonly (readonly [PostingList, ...PostingList[]])[];

  constructor(alternatives: readonly (readonly [PostingList, ...PostingList[]])[]) {
    this.#alternatives = alternatives;
  }

  get documents(): number {
    return this.#alternatives.reduce((sum, [rarest]) => sum + rarest.documents, 0);
  }

  get postings(): Postings {
    return this.#alternatives.map(([rarest, ...others]) => intersection(rarest, others)).reduce(union);
  }

  frequencyIn(document: number): number {
    return this.#alternatives.reduce((sum, lists) => sum + leastIn(lists, document, Number.POSITIVE_INFINITY), 0);
  }
}

/** @param frequency in the lists before */
function leastIn(lists: readonly PostingList[], document: number, frequency: number): number {
  let least = frequency;
  for (const list of lists) {
    if (least === 0) break;
    least = Math.min(least, list.frequencyIn(document));
  }
  return least;
}

function intersection(rarest: PostingList, others: readonly PostingList[]): Postings {
  const { postings } = rarest;
  if (others.length === 0) return postings;
  const found: number[] = [];
  for (let place = 0; place < postings.length; place++) {
    const posting = postings.packed[place] ?? 0;
    const document = documentOf(posting);
    const frequency = leastIn(others, document, frequencyOf(posting));
    if (frequency > 0) found.push(postingOf(document, frequency));
  }
  return { packed: found, length: found.length };
}

/** Frequencies add up. Both ascend by document. */
function union(left: Postings, right: Postings): Postings {
  const merged = new Int32Array(left.length + right.length);
  let [length, leftPlace, rightPlace] = [0, 0, 0];
  while (leftPlace < left.length && rightPlace < right.length) {
    const [one, other] = [left.packed[leftPlace] ?? 0, right.packed[rightPlace] ?? 0];
    const distance = documentOf(one) - documentOf(other);
    if (distance <= 0) leftPlace += 1;
    if (distance >= 0) rightPlace += 1;
    if (distance === 0) merged[length] = postingOf(documentOf(one), frequencyOf(one) + frequencyOf(other));
    else merged[length] = distance < 0 ? one : other;
    length += 1;
  }
  for (; leftPlace < left.length; leftPlace++) merged[length++] = left.packed[leftPlace] ?? 0;
  for (; rightPlace < right.length; rightPlace++) merged[length++] = right.packed[rightPlace] ?? 0;
  return { packed: merged, length };
}
