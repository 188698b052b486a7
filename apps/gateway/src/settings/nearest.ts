import { distance } from "fastest-levenshtein";

/** ` Did you mean "…"?` for the known word that is nearest to a mistyped one; empty when none is near. */
export function nearest(word: string, known: Iterable<string>): string {
  const best = nearestWord(word, known);
  return best === undefined ? "" : ` Did you mean "${best}"?`;
}

/** The known word that is nearest to a mistyped one, whatever their case; `undefined`: none is near. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    // At least so many characters are too many, or missing: a name of a million is not compared with ours.
    if (Math.abs(word.length - candidate.length) >= bestDistance) continue;
    const changes = distance(word.toLowerCase(), candidate.toLowerCase());
    if (changes < bestDistance) [best, bestDistance] = [candidate, changes];
  }
  return best;
}
