/** A seed for random sequences, different at every run; a failure names it. */
export function newSeed(): number {
  const [seed = 0] = crypto.getRandomValues(new Int32Array(1));
  return seed;
}
