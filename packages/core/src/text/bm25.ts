/** How soon repetitions of a word stop counting. Measured on conversations; the usual 1.2 finds less. */
const SATURATION = 0.9;

/** How much a long text is held against it. Measured likewise; the usual 0.75 finds less. */
const LENGTH_PENALTY = 0.4;

/**
 * How much a term tells: from near 0 for one that every record holds to about ln(total) for one that a single record holds.
 *
 * @returns a number above 0
 */
export function inverseDocumentFrequency(documents: number, total: number): number {
  return Math.log(1 + Math.max(0, total - documents + 0.5) / (documents + 0.5));
}

/**
 * What one term adds to a record's score: more than 0, less than the term's inverse document frequency.
 *
 * @returns the summand of the score
 */
export function bm25(
  termFrequency: number,
  inverseFrequency: number,
  documentLength: number,
  averageLength: number,
): number {
  const length = averageLength > 0 ? documentLength / averageLength : 1;
  const norm = SATURATION * (1 - LENGTH_PENALTY + LENGTH_PENALTY * length);
  return (inverseFrequency * termFrequency) / (termFrequency + norm);
}
