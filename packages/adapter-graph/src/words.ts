import { tokensIn } from "@mgp/adapter-kit";

/** What the inverted index holds of a record: each token once, behind its tenant's number. All tokens begin with a z. */
export function toWords(tenant: number, terms: string): string {
  return tokensIn(terms)
    .map((token) => word(tenant, token))
    .join(" ");
}

export function word(tenant: number, token: string): string {
  return `${String(tenant)}${token}`;
}

/** A full-text query for what holds any of the words, each quoted. */
export function anyOf(words: readonly string[]): string {
  return words.map((each) => `"${each.replaceAll('"', '""')}"`).join(" OR ");
}
