import type { Gate, SearchStatistics } from "@mgp/adapter-kit";
import type { Call, ContentLengths, SearchedContent } from "@mgp/core";
import type { PostgresRow } from "@mgp/postgres";
import type { Database } from "../database.ts";
import { numberIn } from "../rows.ts";
import type { Names } from "../sql/names.ts";
import { estimateOf, surveyOf } from "../sql/survey.ts";
import { planRows } from "./plan-rows.ts";

/** Up to here everything is counted; beyond, PostgreSQL's statistics say how many there are. */
const COUNTED = 5_000;

/** So many tokens share a statement: a row of PostgreSQL's answer has 1,664 columns at most. */
const COUNTED_TOGETHER = 1_000;

/** Up to here a tenant is counted anew for each search: what it says itself moves its scores at once. */
const COUNTED_ALWAYS = 1_000;

/** How long counts of larger tenants are remembered, in milliseconds. */
const REMEMBERED_MS = 60_000;

const MOST_REMEMBERED = 50_000;

interface Remembered {
  readonly records: number;
  readonly averages: ContentLengths;
  readonly at: number;
  readonly documents: Map<string, number>;
}

/** Statistics of both contents. */
interface Surveyed extends Omit<SearchStatistics, "averageLength"> {
  readonly averages: ContentLengths;
}

interface TermStatisticsParts {
  readonly database: Database;
  readonly gate: Gate;
  readonly names: Names;
}

/** How many records a tenant has, and how many hold a word. Never more than some thousands are looked at for it. */
export class TermStatistics {
  readonly #parts: TermStatisticsParts;
  readonly #tenants = new Map<string, Remembered>();
  #remembered = 0;

  constructor(parts: TermStatisticsParts) {
    this.#parts = parts;
  }

  async of(tenant: string, tokens: readonly string[], content: SearchedContent, call: Call): Promise<SearchStatistics> {
    const known = this.#recall(tenant);
    const unknown = known === undefined ? tokens : tokens.filter((token) => !known.documents.has(token));
    if (known !== undefined && unknown.length === 0) return statisticsIn(known, tokens, content);
    const { total, averages, documents } = await this.#survey(tenant, unknown, known, call);
    const counted = known ?? { records: total, averages, at: this.#parts.gate.now(), documents: new Map() };
    for (const [place, token] of unknown.entries()) counted.documents.set(token, documents[place] ?? 0);
    this.#remember(tenant, counted, unknown.length);
    return statisticsIn(counted, tokens, content);
  }

  /** All in one statement, or a few for a long query, and what is too many to be counted in another. */
  async #survey(
    tenant: string,
    tokens: readonly string[],
    known: Remembered | undefined,
    call: Call,
  ): Promise<Surveyed> {
    const { row, counts } = await this.#count(tenant, tokens, known === undefined, call);
    const size = known?.records ?? numberIn(row, "records");
    const averages = known?.averages ?? { open: numberIn(row, "open"), full: numberIn(row, "full") };
    const common = tokens.filter((_, place) => (counts[place] ?? 0) > COUNTED);
    if (common.length === 0 && (known !== undefined || size <= COUNTED))
      return { total: size, averages, documents: counts };
    const [all, ...expected] = await this.#estimate(tenant, common, call);
    const total = known === undefined ? atLeast(size, size > COUNTED ? all : undefined) : size;
    const documents = tokens.map((token, place) => {
      const count = counts[place] ?? 0;
      const estimate = expected[common.indexOf(token)];
      return count <= COUNTED ? count : Math.min(total, atLeast(count, estimate));
    });
    return { total, averages, documents };
  }

  /** @returns the first statement's row, which has what was counted of all, and the count of each token */
  async #count(
    tenant: string,
    tokens: readonly string[],
    countsAll: boolean,
    call: Call,
  ): Promise<{ readonly row: PostgresRow | undefined; readonly counts: readonly number[] }> {
    const { database, names } = this.#parts;
    const first = tokens.slice(0, COUNTED_TOGETHER);
    const [row] = await database.run(surveyOf(names, tenant, { tokens: first, countsAll, bound: COUNTED + 1 }), call);
    const counts = first.map((_, place) => numberIn(row, `f${String(place)}`));
    if (tokens.length <= COUNTED_TOGETHER) return { row, counts };
    const others = await this.#count(tenant, tokens.slice(COUNTED_TOGETHER), false, call);
    return { row, counts: [...counts, ...others.counts] };
  }

  async #estimate(tenant: string, tokens: readonly string[], call: Call): Promise<readonly number[]> {
    const { database, names } = this.#parts;
    return planRows(await database.run(estimateOf(names, tenant, tokens), call));
  }

  #recall(tenant: string): Remembered | undefined {
    const known = this.#tenants.get(tenant);
    if (known === undefined || Math.abs(this.#parts.gate.now() - known.at) <= REMEMBERED_MS) return known;
    this.#tenants.delete(tenant);
    this.#remembered -= known.documents.size;
    return undefined;
  }

  #remember(tenant: string, counts: Remembered, more: number): void {
    if (counts.records <= COUNTED_ALWAYS) return;
    if (this.#remembered >= MOST_REMEMBERED) {
      this.#tenants.clear();
      this.#remembered = 0;
    }
    this.#tenants.set(tenant, counts);
    this.#remembered += more;
  }
}

function statisticsIn(
  { records, averages, documents }: Remembered,
  tokens: readonly string[],
  content: SearchedContent,
): SearchStatistics {
  return {
    total: records,
    averageLength: averages[content],
    documents: tokens.map((token) => documents.get(token) ?? 0),
  };
}

function atLeast(counted: number, expected: number | undefined): number {
  return expected === undefined || Number.isNaN(expected) ? counted : Math.max(counted, expected);
}
