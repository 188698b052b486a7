import type { Call } from "@mgp/core";
import type { Database } from "../connections/database.ts";
import type { Gate } from "../gate.ts";
import { numberIn } from "../rows.ts";
import type { Names } from "../sql/names.ts";
import { estimateOf, holdersOf, sizeOf } from "../sql/survey.ts";
import { planRows } from "./plan-rows.ts";

/** What BM25 has to know of a tenant. */
export interface Counts {
  readonly records: number;
  /** In tokens. */
  readonly averageLength: number;
  /** How many records hold each token, in the order asked. */
  readonly documents: readonly number[];
}

/** Up to here everything is counted; beyond, PostgreSQL's statistics say how many there are. */
const COUNTED = 5_000;

/** Up to here a tenant is counted anew for each search: what it says itself moves its scores at once. */
const COUNTED_ALWAYS = 1_000;

/** How long counts of larger tenants are remembered, in milliseconds. */
const REMEMBERED_MS = 60_000;

const MOST_REMEMBERED = 50_000;

interface Remembered {
  readonly records: number;
  readonly averageLength: number;
  readonly at: number;
  readonly documents: Map<string, number>;
}

interface Parts {
  readonly database: Database;
  readonly gate: Gate;
  readonly names: Names;
}

/** How many records a tenant has, and how many hold a word. Never more than some thousands are looked at for it. */
export class TermStatistics {
  readonly #parts: Parts;
  readonly #tenants = new Map<string, Remembered>();
  #remembered = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async countsOf(tenant: string, tokens: readonly string[], call: Call): Promise<Counts> {
    const tenantCounts = this.#recall(tenant) ?? (await this.#countTenant(tenant, call));
    const { records, averageLength, documents } = tenantCounts;
    const unknown = tokens.filter((token) => !documents.has(token));
    if (unknown.length > 0) {
      const counted = await this.#countHolders(tenant, unknown, records, call);
      for (const [place, token] of unknown.entries()) documents.set(token, counted[place] ?? 0);
      this.#remember(tenant, tenantCounts, unknown.length);
    }
    return { records, averageLength, documents: tokens.map((token) => documents.get(token) ?? 0) };
  }

  async #countTenant(tenant: string, call: Call): Promise<Remembered> {
    const { database, gate, names } = this.#parts;
    const [row] = await database.run(sizeOf(names, tenant, COUNTED + 1), call);
    const counted = numberIn(row, "records");
    const [expected] = counted > COUNTED ? await this.#estimate(tenant, [], call) : [];
    const records = atLeast(counted, expected);
    return { records, averageLength: numberIn(row, "length"), at: gate.now(), documents: new Map() };
  }

  async #countHolders(
    tenant: string,
    tokens: readonly string[],
    records: number,
    call: Call,
  ): Promise<readonly number[]> {
    const { database, names } = this.#parts;
    const [row] = await database.run(holdersOf(names, tenant, tokens, COUNTED + 1), call);
    const counts = tokens.map((_, place) => numberIn(row, `f${String(place)}`));
    const common = tokens.filter((_, place) => (counts[place] ?? 0) > COUNTED);
    if (common.length === 0) return counts;
    const [, ...expected] = await this.#estimate(tenant, common, call);
    return tokens.map((token, place) => {
      const count = counts[place] ?? 0;
      const estimate = expected[common.indexOf(token)];
      return count <= COUNTED ? count : Math.min(records, atLeast(count, estimate));
    });
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

function atLeast(counted: number, expected: number | undefined): number {
  return expected === undefined || Number.isNaN(expected) ? counted : Math.max(counted, expected);
}
