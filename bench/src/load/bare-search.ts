import { Client } from "pg";
import { memoryOf, ticketOf } from "../memories.ts";
import { randomNumbers } from "../statistics.ts";

/** A table as one makes it to search memories with PostgreSQL alone, and the same search that a gateway is asked for. */
export class BareSearch {
  readonly #client: Client;
  readonly #size: number;
  readonly #random = randomNumbers(7);

  private constructor(client: Client, size: number) {
    this.#client = client;
    this.#size = size;
  }

  static async open(dsn: string, size: number): Promise<BareSearch> {
    const client = new Client({ connectionString: dsn });
    await client.connect();
    await client.query(
      `CREATE TABLE searched (
         tenant text NOT NULL, memory_id text NOT NULL, state text NOT NULL, scope text NOT NULL, type text NOT NULL,
         expires_at timestamptz, memory jsonb NOT NULL, words tsvector NOT NULL, PRIMARY KEY (tenant, memory_id))`,
    );
    for (let number = 0; number < size; number++) {
      const memory = memoryOf(number);
      await client.query(
        `INSERT INTO searched SELECT 'default', $1, 'active', $2, $3, NULL, $4, to_tsvector('simple', $5)`,
        [memory.memory_id, memory.scope, memory.type, memory, JSON.stringify(memory.content)],
      );
    }
    await client.query("CREATE INDEX ON searched USING gin (words)");
    await client.query("VACUUM ANALYZE searched");
    return new BareSearch(client, size);
  }

  /** Milliseconds that each of so many searches took. */
  async latencies(count: number): Promise<readonly number[]> {
    const taken: number[] = [];
    for (let search = 0; search < count; search++) {
      const memory = memoryOf(Math.floor(this.#random() * this.#size));
      const ticket = ticketOf(Math.floor(this.#random() * this.#size));
      const started = performance.now();
      await this.#client.query(
        `SELECT memory, ts_rank(words, query) AS score FROM searched, to_tsquery('simple', $1) AS query
         WHERE tenant = 'default' AND words @@ query AND state = 'active' AND scope = $2 AND type = ANY ($3)
           AND (expires_at IS NULL OR expires_at > now())
         ORDER BY score DESC LIMIT 10`,
        [ticket, memory.scope, [memory.type]],
      );
      taken.push(performance.now() - started);
    }
    return taken;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
