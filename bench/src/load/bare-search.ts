import { Client } from "pg";
import { memoryOf, ticketOf } from "../memories.ts";
import { bareSearch } from "../servers/bare-tables.ts";
import { randomNumbers } from "../statistics.ts";

/** The search that a gateway is asked for, sent straight to the database, over the table of a bare handler. */
export class BareSearch {
  readonly #client: Client;
  readonly #size: number;
  readonly #random = randomNumbers(7);

  private constructor(client: Client, size: number) {
    this.#client = client;
    this.#size = size;
  }

  /** @param size how many memories are in the table, from 0 on */
  static async open(dsn: string, size: number): Promise<BareSearch> {
    const client = new Client({ connectionString: dsn });
    await client.connect();
    return new BareSearch(client, size);
  }

  /** Milliseconds that each of so many searches took. */
  async latencies(count: number): Promise<readonly number[]> {
    const taken: number[] = [];
    for (let search = 0; search < count; search++) {
      const number = Math.floor(this.#random() * this.#size);
      const { scope, type } = memoryOf(number);
      const started = performance.now();
      await this.#client.query(bareSearch, ["default", ticketOf(number), scope, [type], 10]);
      taken.push(performance.now() - started);
    }
    return taken;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
