/** How often each token of a record occurs. */
export type Frequencies = ReadonlyMap<string, number>;

/** Counts tokens, in the order in which they first occur. @returns how often each token occurs */
export function frequenciesOf(tokens: Iterable<string>): Frequencies {
  const frequencies = new Map<string, number>();
  for (const token of tokens) frequencies.set(token, (frequencies.get(token) ?? 0) + 1);
  return frequencies;
}

/**
 * Frequencies as the text of a column, from which one is read without parsing the rest: `" zzkiwi:2 zzlamp:1 "`. Core's
 * tokens hold neither blank nor colon.
 *
 * @returns the text of the column
 */
export function toTerms(frequencies: Frequencies): string {
  let terms = " ";
  for (const [token, frequency] of frequencies) terms += `${token}:${String(frequency)} `;
  return terms;
}

/** The tokens of such a text. @returns the tokens in the order of the text */
export function tokensIn(terms: string): readonly string[] {
  return terms
    .split(" ")
    .filter((term) => term !== "")
    .map((term) => term.slice(0, term.indexOf(":")));
}

/** What `frequencyIn` looks for, made once for many texts. @returns the key to pass to `frequencyIn` */
export function termKey(token: string): string {
  return ` ${token}:`;
}

/** How often a token occurs, by its `termKey`; 0 where it does not. @returns the count, 0 or more */
export function frequencyIn(terms: string, key: string): number {
  const place = terms.indexOf(key);
  if (place === -1) return 0;
  const start = place + key.length;
  return Number(terms.slice(start, terms.indexOf(" ", start)));
}
