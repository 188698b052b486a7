import { allCases } from "./all-cases.ts";

/** The cases whose ids are most like a mistyped one; none where none is. Best first, at most three. */
export function nearestCases(id: string): readonly string[] {
  const parts = pairsOf(id);
  return allCases
    .map((one) => ({ id: one.id, likeness: likenessOf(parts, pairsOf(one.id)) }))
    .filter(({ likeness }) => likeness >= 0.5)
    .toSorted((left, right) => right.likeness - left.likeness)
    .slice(0, 3)
    .map((one) => one.id);
}

/** Dice's coefficient of two sets. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
}

/** Each two characters that stand beside each other, the ends of the word among them. */
function pairsOf(word: string): ReadonlySet<string> {
  const whole = ` ${word.toLowerCase().replaceAll(/[ _]/g, "-")} `;
  return new Set(Array.from({ length: whole.length - 1 }, (_, at) => whole.slice(at, at + 2)));
}
