/** How often each token of a record occurs. */
export type Frequencies = ReadonlyMap<string, number>;

export function frequenciesOf(tokens: readonly string[]): Frequencies {
  const frequencies = new Map<string, number>();
  for (const token of tokens) frequencies.set(token, (frequencies.get(token) ?? 0) + 1);
  return frequencies;
}

/** As the column `terms` keeps them: `" zzkiwi:2 zzlamp:1 "`. Tokens hold neither blank nor colon. */
export function toTerms(frequencies: Frequencies): string {
  let terms = " ";
  for (const [token, frequency] of frequencies) terms += `${token}:${String(frequency)} `;
  return terms;
}

/** Where a token would stand in `terms`. */
export function termKey(token: string): string {
  return ` ${token}:`;
}

/** 0 where the record does not hold the token. */
export function frequencyIn(terms: string, key: string): number {
  const place = terms.indexOf(key);
  if (place === -1) return 0;
  const start = place + key.length;
  return Number(terms.slice(start, terms.indexOf(" ", start)));
}

/** What the inverted index holds of a record: each token once, behind its tenant's number. All tokens begin with a z. */
export function toWords(tenant: number, terms: string): string {
  return terms
    .split(" ")
    .filter((term) => term !== "")
    .map((term) => word(tenant, term.slice(0, term.indexOf(":"))))
    .join(" ");
}

export function word(tenant: number, token: string): string {
  return `${String(tenant)}${token}`;
}

/** A full-text query for what holds any of the words, each quoted. */
export function anyOf(words: readonly string[]): string {
  return words.map((each) => `"${each.replaceAll('"', '""')}"`).join(" OR ");
}
