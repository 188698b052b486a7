import { setTimeout as wait } from "node:timers/promises";
import { abortError, type AbortReason, refusalOf, remainingMs, withinLimit } from "@mgp/adapter-kit";
import { type Call, StoreError } from "@mgp/core";
import { Canceller } from "./canceller.ts";
import type { Connection } from "./connection.ts";
import type { Lane } from "./lane.ts";
import { closedForSilence, type Session } from "./session.ts";
import type { SharedPool } from "./shared-pool.ts";
import { timeoutFor } from "./statement-timeout.ts";
import type { Effect, Query, PostgresRow, Statement } from "./statement.ts";
import { connectTroubleOf, type Trouble, troubleOf } from "./trouble.ts";

/** How long a write that was given up may take to say what became of it, in milliseconds. */
const LAST_WORD_MS = 700;

/** Two writes that met try again after a moment, each after another one. */
const COLLISION_PAUSE_MS = 20;

export interface DatabaseOptions<Of extends Statement> {
  readonly pool: SharedPool;
  /** The most connections at a time. One more is used to cancel statements. */
  readonly connections: number;
  /** The opening of its sessions. */
  readonly opening: string;
  /** What a session has to be told for a statement, beside `statement_timeout`. */
  readonly settingsOf: (query: Query<Of>) => Readonly<Record<string, string>>;
  /** @returns an error in the words of the store */
  readonly explain: (trouble: Trouble, effect: Effect, cause: unknown) => StoreError;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Told when the server can be reached again, and why when it cannot be any more. */
  readonly onReachable: (isReachable: boolean, reason?: string) => void;
}

type Answer = { readonly rows: readonly PostgresRow[] } | { readonly error: unknown };

/** One attempt. `isFree`: the connection has nothing to do any more, or was ended. */
interface Attempt {
  readonly answer: Answer;
  readonly isFree: Promise<void>;
}

/** One statement with what bounds it. */
interface Work<Of extends Statement> {
  readonly query: Query<Of>;
  readonly call: Call;
  readonly over: Promise<AbortReason>;
}

/** Runs statements within the limits of their calls. */
export class Database<Of extends Statement = Statement> {
  readonly #options: DatabaseOptions<Of>;
  readonly #lane: Lane;
  readonly #canceller: Canceller;
  #isReachable = true;

  constructor(options: DatabaseOptions<Of>) {
    this.#options = options;
    this.#lane = options.pool.lane(options.connections);
    this.#canceller = new Canceller(options.pool.lane(1));
  }

  /**
   * The rows of a statement. A call that is given up while it runs ends it in the database: a read is given up at once,
   * a write waits a moment for what became of it.
   *
   * @throws StoreError
   */
  async run(query: Query<Of>, call: Call): Promise<readonly PostgresRow[]> {
    return await withinLimit(call, this.#options.now(), async (over) => await this.#runWithin({ query, call, over }));
  }

  /** The calls that used it have ended before. */
  async close(): Promise<void> {
    await this.#options.pool.close();
  }

  async #runWithin(work: Work<Of>): Promise<readonly PostgresRow[]> {
    for (;;) {
      const session = this.#sessionOf(work);
      const connection = await this.#acquire(session, work);
      const { answer, isFree } = await this.#runOn(connection, session, work);
      // What cannot be given back is ended, and replaced when it is needed.
      isFree.then(() => this.#lane.release(connection)).catch(() => connection.destroy());
      if ("rows" in answer) return answer.rows;
      await this.#requireAnother(answer.error, work);
    }
  }

  /** Returns when the statement had no effect, and may be run again. */
  async #requireAnother(error: unknown, { query, call }: Work<Of>): Promise<void> {
    if (StoreError.isInstance(error)) throw error;
    const trouble = troubleOf(error);
    if (trouble === "collision") await wait(Math.random() * COLLISION_PAUSE_MS);
    else if (trouble !== "not-received") throw this.#options.explain(trouble, query.statement.effect, error);
    const refusal = refusalOf(call, this.#options.now());
    if (refusal !== undefined) throw refusal;
  }

  async #acquire(session: Session, { over }: Work<Of>): Promise<Connection> {
    try {
      const connection = await this.#lane.acquire(session, over);
      if (typeof connection === "string") throw abortError(connection);
      this.#note(true);
      return connection;
    } catch (error) {
      if (StoreError.isInstance(error)) throw error;
      const explained = this.#options.explain(connectTroubleOf(error), "read", error);
      this.#note(false, explained.message);
      throw explained;
    }
  }

  async #runOn(connection: Connection, session: Session, work: Work<Of>): Promise<Attempt> {
    if (!connection.fits(session)) {
      const adjusted = await Promise.race([answerOf(connection.adjust(session).then(() => [])), work.over]);
      if (typeof adjusted === "string") {
        connection.destroy();
        return ended({ error: abortError(adjusted) });
      }
      if ("error" in adjusted) return ended(this.#asRead(adjusted.error));
    }
    // A process that was stopped for long gets the events of its connections before those of its timers;
    // by then others may have found out that this statement had no effect.
    const refusal = refusalOf(work.call, this.#options.now());
    if (refusal !== undefined) return ended({ error: refusal });
    const answering = answerOf(connection.run(work.query));
    const first = await Promise.race([answering, work.over]);
    return typeof first === "string" ? await this.#abort(connection, work, answering, first) : ended(first);
  }

  /** Telling a connection its session has no effect, whatever becomes of it. */
  #asRead(error: unknown): Answer {
    const trouble = troubleOf(error);
    return { error: trouble === "not-received" ? error : this.#options.explain(trouble, "read", error) };
  }

  /** The database ends a statement whose gateway is gone soon after its deadline. */
  #sessionOf({ query, call }: Work<Of>): Session {
    const { opening, settingsOf, now } = this.#options;
    const timeout = String(timeoutFor(remainingMs(call, now())));
    return { opening, settings: { ...settingsOf(query), ...closedForSilence, statement_timeout: timeout } };
  }

  /** A connection whose statement was cancelled is not used again: the cancel may arrive behind the statement's end. */
  async #abort(
    connection: Connection,
    { query }: Work<Of>,
    answering: Promise<Answer>,
    why: AbortReason,
  ): Promise<Attempt> {
    const word = this.#lastWord(connection, answering);
    const isFree = word.then(() => connection.destroy());
    if (query.statement.effect === "read") return { answer: { error: abortError(why) }, isFree };
    const last = await word;
    if (last === undefined) return { answer: { error: unknown(why) }, isFree };
    // It was ended before it had an effect.
    if ("error" in last && troubleOf(last.error) === "ended") return { answer: { error: abortError(why) }, isFree };
    return { answer: last, isFree };
  }

  async #lastWord(connection: Connection, answering: Promise<Answer>): Promise<Answer | undefined> {
    const told = this.#canceller.cancel(connection.processId);
    const last = await Promise.race([answering, wait(LAST_WORD_MS, undefined, { ref: false })]);
    await told;
    return last;
  }

  #note(isReachable: boolean, reason?: string): void {
    if (isReachable === this.#isReachable) return;
    this.#isReachable = isReachable;
    this.#options.onReachable(isReachable, reason);
  }
}

function ended(answer: Answer): Attempt {
  return { answer, isFree: Promise.resolve() };
}

async function answerOf(work: Promise<readonly PostgresRow[]>): Promise<Answer> {
  try {
    return { rows: await work };
  } catch (error) {
    return { error };
  }
}

function unknown(why: AbortReason): StoreError {
  const what = why === "cancelled" ? "the call was cancelled" : "the deadline passed";
  return new StoreError(
    "unknown_outcome",
    `${what} while PostgreSQL was writing, and it does not say what became of it`,
  );
}
