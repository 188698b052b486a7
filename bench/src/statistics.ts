/** The middle one; of an even number, the upper of the two. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((left, right) => left - right)[values.length >> 1];
  if (middle === undefined) throw new Error("There is no median of nothing.");
  return middle;
}

/** A deterministic source of numbers from 0 to 1 (mulberry32): two runs send the same requests. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
