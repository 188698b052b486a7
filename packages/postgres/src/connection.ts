import { guarded } from "@mgp/core";
import { Client, type QueryResult } from "pg";
import type { DriverConfig } from "./dsn/driver-config.ts";
import { includes, type Session, settingOf } from "./session.ts";
import type { Query, PostgresRow } from "./statement.ts";

/** How long a connection may be silent before the network is asked whether the server is there, in milliseconds. */
const KEEP_ALIVE_MS = 10_000;

/** A session that was last used longer ago is not used again: the server may be about to close it, in milliseconds. */
const STALE_MS = 2_000;

/** A session that was used so recently need not be touched, in milliseconds. */
const TOUCH_MS = 500;

/**
 * One connection, with what it was last told about its session. It runs one statement at a time.
 *
 * The server closes a session that is silent, so what a process sends that was stopped for a while, or what the network
 * held back, begins no effect long after its deadline. A connection that waits for its next use therefore lets the
 * server hear of it.
 */
export class Connection {
  readonly #client: Client;
  readonly #ended = Promise.withResolvers<void>();
  /** What prepared statements are called here, by text. */
  readonly #names = new Map<string, string>();
  #opening: string | undefined;
  #told: Readonly<Record<string, string>> | undefined;
  #processId = 0;
  #hasEnded = false;
  /** Does the server close it when it falls silent? */
  #isWatched = false;
  #touched: Promise<void> | undefined;
  #usedAt = performance.now();
  #idleSince = this.#usedAt;

  /** @param connectTimeoutMs milliseconds that connecting may take */
  constructor(config: DriverConfig, connectTimeoutMs: number) {
    this.#client = new Client({
      ...config,
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      fallback_application_name: "mgp",
    });
    // It is not used again, and everything that runs on it fails with the socket, which tells the statement.
    this.#client.on(
      "error",
      guarded(() => this.destroy(), this.#noteEnd),
    );
    this.#client.on("end", guarded(this.#noteEnd, this.#noteEnd));
  }

  /** Before its first use. @returns fails with the driver's errors, and then it has ended */
  async connect(): Promise<void> {
    try {
      await this.#client.connect();
    } catch (error) {
      this.destroy();
      throw error;
    }
  }

  /** Resolves when it is gone, whichever side ended it. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The server's number of a connection that had an opening; 0 before. */
  get processId(): number {
    return this.#processId;
  }

  /** Need it be told nothing before a statement of this session runs? */
  fits({ opening, settings }: Session): boolean {
    if (this.#told === undefined) return opening === undefined;
    return (opening === undefined || opening === this.#opening) && includes(this.#told, settings);
  }

  /** Tells it what it has not been told. @param timeoutMs as of `runText` */
  async adjust(session: Session, timeoutMs?: number): Promise<void> {
    if (this.fits(session)) return;
    const { opening, settings } = session;
    if (opening !== undefined && opening !== this.#opening) await this.#open(opening);
    await this.runText(...settingOf(settings), timeoutMs);
    this.#told = { ...this.#told, ...settings };
  }

  /** @returns the rows of the answer; fails with the driver's errors */
  async run({ statement: { isPrepared, text }, values }: Query): Promise<readonly PostgresRow[]> {
    const bound = { text, values: [...values] };
    const config = isPrepared === true ? { name: this.#nameOf(text), ...bound } : bound;
    return (await this.#client.query<Record<string, unknown>>(config)).rows;
  }

  /**
   * Runs several statements in one text, or one that is not worth a name.
   *
   * @param timeoutMs after so many milliseconds the statement fails, and its connection has to be destroyed
   * @returns the rows of all of them; fails with the driver's errors
   */
  async runText(text: string, values: readonly unknown[] = [], timeoutMs?: number): Promise<readonly PostgresRow[]> {
    const config = {
      text,
      ...(values.length === 0 ? {} : { values: [...values] }),
      ...(timeoutMs === undefined ? {} : { query_timeout: timeoutMs }),
    };
    return rowsOf(await this.#client.query<Record<string, unknown>>(config));
  }

  /** Ends it at once, whatever it is at. */
  destroy(): void {
    this.#hasEnded = true;
    this.#client.connection.stream.destroy();
  }

  /** May it be taken now? One that was not used for too long is ended. */
  get isUsable(): boolean {
    if (this.#isWatched && performance.now() - this.#usedAt >= STALE_MS) this.destroy();
    return !this.#hasEnded && this.#touched === undefined;
  }

  /** While the server is told of it, the promise of its answer or of the connection's end. It does not fail. */
  get touched(): Promise<void> | undefined {
    return this.#touched;
  }

  /** Since when it is idle, by `performance.now()`. */
  get idleSince(): number {
    return this.#idleSince;
  }

  /** Notes that it is idle from now on. */
  rest(): void {
    this.#idleSince = performance.now();
    this.#usedAt = this.#idleSince;
  }

  /** Sends a statement, where the server would close the session for being idle. */
  touch(): void {
    if (!this.#isWatched || this.#touched !== undefined || performance.now() - this.#usedAt < TOUCH_MS) return;
    // What cannot be sent ends the connection.
    this.#touched = this.#tellServer()
      .catch(() => this.destroy())
      .finally(() => (this.#touched = undefined));
  }

  /** Says goodbye. For one that is idle. */
  end(): void {
    this.#hasEnded = true;
    this.#client.end().catch(() => this.destroy());
  }

  /** Of the connection's own, so that users of one pool do not mean different texts by one name. */
  #nameOf(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = `mgp_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }

  async #open(opening: string): Promise<void> {
    await this.#client.query(opening);
    const [row] = await this.runText("SELECT pg_backend_pid() AS id");
    this.#processId = Number(row?.["id"]);
    this.#opening = opening;
    this.#isWatched = true;
  }

  /** A network that swallows everything tells nothing of it, so there is a limit. */
  async #tellServer(): Promise<void> {
    const destroy = (): void => this.destroy();
    const timer = setTimeout(guarded(destroy, this.#noteEnd), STALE_MS);
    await this.#client.query("").then(() => (this.#usedAt = performance.now()), destroy);
    clearTimeout(timer);
  }

  readonly #noteEnd = (): void => {
    this.#hasEnded = true;
    this.#ended.resolve();
  };
}

/** Several statements in one text have a result each. */
function rowsOf(
  result: QueryResult<Record<string, unknown>> | readonly QueryResult<Record<string, unknown>>[],
): readonly PostgresRow[] {
  return "rows" in result ? result.rows : result.flatMap(({ rows }) => rows);
}
