import { setTimeout as wait } from "node:timers/promises";
import { type Gate, givenUp } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import { Limit, type LimitReached, remainingMs } from "../limit.ts";
import type { Row } from "../rows.ts";
import type { Session } from "../sql/session.ts";
import type { Query } from "../sql/statement.ts";
import { isCollision, isUnheard, sqlState, toStoreError } from "../store-errors.ts";
import { Canceller } from "./canceller.ts";
import { ConnectionPool, type PoolOptions } from "./connection-pool.ts";
import type { Connection } from "./connection.ts";
import { timeoutFor } from "./timeouts.ts";

/** How long a write that was given up may take to say what became of it, in milliseconds. */
const LAST_WORD_MS = 700;

/** Two writes that met try again after a moment, each after another one. */
const COLLISION_PAUSE_MS = 20;

export interface DatabaseOptions extends PoolOptions {
  /** The database binds rows to the tenant that a connection names. */
  readonly bindsRows: boolean;
}

type Answer = { readonly rows: readonly Row[] } | { readonly error: unknown };

/** One attempt. `isFree`: the connection has nothing to do any more, or was ended. */
interface Run {
  readonly answer: Answer;
  readonly isFree: Promise<void>;
}

/** What PostgreSQL says of a statement that was cancelled. */
const CANCELLED = "57014";

/** Runs statements within the limits of their calls. */
export class Database {
  readonly #canceller: Canceller;
  readonly #gate: Gate;
  readonly #pool: ConnectionPool;
  readonly #bindsRows: boolean;

  constructor(options: DatabaseOptions, gate: Gate, log: AdapterContext["log"]) {
    this.#canceller = new Canceller(options);
    this.#gate = gate;
    this.#pool = new ConnectionPool(options, gate, log);
    this.#bindsRows = options.bindsRows;
  }

  /**
   * The rows of a statement. A call that is given up while it runs ends it in the database: a read is given up at once,
   * a write waits a moment for what became of it.
   *
   * @throws StoreError
   */
  async run(query: Query, call: Call): Promise<readonly Row[]> {
    for (;;) {
      const session = this.#sessionOf(query, call);
      const connection = await this.#pool.acquire(session, call);
      const { answer, isFree } = await this.#runOn(connection, session, query, call);
      // What cannot be given back is ended, and replaced when it is needed.
      isFree.then(() => this.#pool.release(connection)).catch(() => connection.destroy());
      if ("rows" in answer) return answer.rows;
      if (isCollision(answer.error)) await wait(Math.random() * COLLISION_PAUSE_MS);
      else if (!isUnheard(answer.error)) throw toStoreError(answer.error, query.statement.effect);
      this.#gate.check(call);
    }
  }

  /** The calls that used it have ended before. */
  async close(): Promise<void> {
    this.#canceller.close();
    await this.#pool.close();
  }

  async #runOn(connection: Connection, session: Session, query: Query, call: Call): Promise<Run> {
    const { promise: reached, resolve: reach, reject } = Promise.withResolvers<LimitReached>();
    const limit = new Limit(call, this.#gate.now(), reach, reject);
    try {
      if (!connection.isAdjusted(session)) {
        const adjusted = await Promise.race([answerOf(connection.adjust(session).then(() => [])), reached]);
        if (typeof adjusted === "string") {
          connection.destroy();
          return ended({ error: givenUp(adjusted) });
        }
        if ("error" in adjusted) return ended({ error: toStoreError(adjusted.error, "read") });
      }
      // A process that was stopped for long hears of its connections first when it goes on, and of its timers later;
      // by then others may have found out that this statement had no effect.
      const refusal = this.#gate.refusal(call);
      if (refusal !== undefined) return ended({ error: refusal });
      const work = answerOf(connection.run(query));
      const first = await Promise.race([work, reached]);
      return typeof first === "string" ? await this.#giveUp(connection, query, work, first) : ended(first);
    } finally {
      limit.end();
    }
  }

  /** The database ends a statement whose gateway is gone soon after its deadline. */
  #sessionOf({ statement, values }: Query, call: Call): Session {
    const [tenant] = values;
    const isBound = this.#bindsRows && statement.reach === "tenant";
    return {
      timeoutMs: timeoutFor(remainingMs(call, this.#gate.now())),
      tenant: isBound && typeof tenant === "string" ? tenant : "",
      isOperator: this.#bindsRows && statement.reach === "operator",
      plans: statement.name === undefined ? "made" : "kept",
    };
  }

  /** A connection whose statement was cancelled is not used again: the cancel may arrive behind the statement's end. */
  async #giveUp(connection: Connection, query: Query, work: Promise<Answer>, why: LimitReached): Promise<Run> {
    const word = this.#lastWord(connection, work);
    const isFree = word.then(() => connection.destroy());
    if (query.statement.effect === "read") return { answer: { error: givenUp(why) }, isFree };
    const last = await word;
    if (last === undefined) return { answer: { error: unknown(why) }, isFree };
    // It was ended before it had an effect.
    if ("error" in last && sqlState(last.error) === CANCELLED) return { answer: { error: givenUp(why) }, isFree };
    return { answer: last, isFree };
  }

  async #lastWord(connection: Connection, work: Promise<Answer>): Promise<Answer | undefined> {
    const told = this.#canceller.cancel(connection.processId);
    const last = await Promise.race([work, wait(LAST_WORD_MS, undefined, { ref: false })]);
    await told;
    return last;
  }
}

function ended(answer: Answer): Run {
  return { answer, isFree: Promise.resolve() };
}

async function answerOf(work: Promise<readonly Row[]>): Promise<Answer> {
  try {
    return { rows: await work };
  } catch (error) {
    return { error };
  }
}

function unknown(why: LimitReached): StoreError {
  const what = why === "cancelled" ? "the call was cancelled" : "the deadline passed";
  return new StoreError(
    "unknown_outcome",
    `${what} while PostgreSQL was writing, and it does not say what became of it`,
  );
}
