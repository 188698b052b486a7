/** Between the two stand the surrogates, which are no characters. */
const BEFORE_SURROGATES = 0xd7_ff;
const BEHIND_SURROGATES = 0xe0_00;
const LAST = 0x10_ff_ff;

/**
 * Where texts with a beginning end, by code points: all of them come before it, and every other text either comes before
 * the beginning or does not come before the end.
 *
 * @returns `undefined` where no text comes behind them
 */
export function prefixEnd(beginning: string): string | undefined {
  const points = Array.from(beginning, (character) => character.codePointAt(0) ?? LAST);
  while (points.at(-1) === LAST) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  return String.fromCodePoint(...points, last === BEFORE_SURROGATES ? BEHIND_SURROGATES : last + 1);
}
