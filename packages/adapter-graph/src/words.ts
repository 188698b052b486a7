import { tokensIn } from "@mgp/adapter-kit";
import { type Filter, personKey, type RecordDraft, type SearchTerm, type Subject, type VisibleTo } from "@mgp/core";

/** Whose memory it is, and for whom. */
type Audience = Pick<RecordDraft, "subject" | "scope">;

/** What the inverted index holds of a record, each word behind its tenant's number: each token once, and its audience. */
export function toWords(tenant: number, terms: string, { subject, scope }: Audience): string {
  const audience = scope === "user" ? [subjectMark(subject)] : [subjectMark(subject), scopeMark(scope)];
  return [...tokensIn(terms), ...audience].map((each) => word(tenant, each)).join(" ");
}

export function word(tenant: number, token: string): string {
  return `${String(tenant)}${token}`;
}

/** A full-text query for what holds any of the words, each quoted. */
export function anyOf(words: readonly string[]): string {
  return words.map(quoted).join(" OR ");
}

/** A full-text query for what holds any of the terms. */
function anyTerm(terms: readonly SearchTerm[], tenant: number): string {
  const allOf = (tokens: readonly string[]): string =>
    `(${tokens.map((each) => quoted(word(tenant, each))).join(" AND ")})`;
  return terms.flatMap(({ alternatives }) => alternatives.map(allOf)).join(" OR ");
}

function quoted(each: string): string {
  return `"${each.replaceAll('"', '""')}"`;
}

/**
 * The same as `anyTerm`, and only of the filter's subject and of what is visible. The filter says so as well, but it is asked of
 * each record that is found.
 */
export function matchOf(terms: readonly SearchTerm[], tenant: number, { subject, visibleTo }: Filter): string {
  const audiences = [
    ...(subject === undefined ? [] : [[subjectMark(subject)]]),
    ...(visibleTo === undefined ? [] : [marksOf(visibleTo)]),
  ].filter((marks) => marks.length > 0);
  const marked = audiences.map((marks) => anyOf(marks.map((mark) => word(tenant, mark))));
  return [anyTerm(terms, tenant), ...marked].map((some) => `(${some})`).join(" AND ");
}

/** None where the scope of nearly all memories is visible, which no word says. */
function marksOf({ subjects, scopes }: VisibleTo): readonly string[] {
  return scopes.includes("user") ? [] : [...subjects.map(subjectMark), ...scopes.map(scopeMark)];
}

/** No token has this sign, which full-text search takes for a letter. */
function subjectMark(subject: Subject): string {
  return `\u00A7${personKey(subject)}`;
}

function scopeMark(scope: Audience["scope"]): string {
  return `\u00A7${scope.replaceAll("_", "")}`;
}
