import { History, type Step } from "./history.ts";
import { changingHotIds, hotLoad } from "./hot-load.ts";
import type { Replica } from "./replica.ts";
import type { GoOn } from "./under.ts";
import { uniqueWrites } from "./unique-writes.ts";

const HOT_MEMORIES = 10;
/** So that no history gets too long to be checked. */
const HOT_FOR_MS = 5_000;

/** A load whose every answer can be held against the truth afterwards, and what has come of it so far. */
export class MixedLoad {
  /** Writes, each of a memory of its own. */
  readonly unique: History = new History();
  /** Everything that one can do to a memory, by many at once. */
  readonly hot: History = new History();
  readonly #choose: (client: number) => Replica;
  readonly #writers: number;

  /**
   * @param choose whom a client sends its next request to
   * @param writers how many clients write memories of their own
   */
  constructor(choose: (client: number) => Replica, writers = 8) {
    this.#choose = choose;
    this.#writers = writers;
  }

  async run(goOn: GoOn): Promise<void> {
    const ids = changingHotIds(HOT_MEMORIES, HOT_FOR_MS);
    await Promise.all([
      uniqueWrites({ choose: this.#choose, history: this.unique, clients: this.#writers, goOn }),
      hotLoad({ choose: this.#choose, history: this.hot, ids, clients: 12, goOn }),
    ]);
  }

  get steps(): readonly Step[] {
    return [...this.unique.steps, ...this.hot.steps];
  }

  /** How many writes were acknowledged. */
  get acknowledged(): number {
    return this.unique.steps.filter(({ result }) => result === "created").length;
  }

  /** How many answers told of trouble behind the gateway. */
  get troubled(): number {
    return this.steps.filter(({ result }) => result === "unknown" || result === "refused").length;
  }
}
