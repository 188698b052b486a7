/**
 * Compares two texts by their code points, as databases with a binary collation and UTF-8 do. JavaScript's own `<`
 * compares UTF-16 units, where a character beyond U+FFFF (two surrogates) comes before U+E000 to U+FFFF.
 *
 * @returns less than, equal to or greater than 0, as `sort` takes it
 */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const leftUnit = left.charCodeAt(index);
    const rightUnit = right.charCodeAt(index);
    if (leftUnit !== rightUnit) return rank(leftUnit) - rank(rightUnit);
  }
  return left.length - right.length;
}

/** A UTF-16 unit in code point order: surrogates behind everything else. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
