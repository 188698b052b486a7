import { guarded } from "@mgp/core";
import { Client } from "pg";
import type { Row } from "../rows.ts";
import {
  adjustSession,
  closeUnheard,
  isSameSession,
  newSession,
  openSession,
  type Session,
  sessionValues,
} from "../sql/session.ts";
import type { Query } from "../sql/statement.ts";

export interface ConnectionOptions {
  readonly dsn: string;
  readonly connectTimeoutMs: number;
  /** The server closes a session that it has heard nothing of for so long, in milliseconds. Absent: none. */
  readonly unheardMs?: number;
}

/** How long a connection may be silent before it is asked whether anybody is there, in milliseconds. */
const KEEP_ALIVE_MS = 10_000;

/** One connection, with what it was last told about its session. It runs one statement at a time. */
export class Connection {
  readonly #client: Client;
  #session: Session = newSession;
  #processId = 0;
  #hasEnded = false;

  private constructor(client: Client) {
    this.#client = client;
  }

  /** @param onEnd told once when the connection is gone, whoever ended it */
  static async open(options: ConnectionOptions, onEnd: () => void): Promise<Connection> {
    const client = new Client({
      connectionString: options.dsn,
      connectionTimeoutMillis: options.connectTimeoutMs,
      fallback_application_name: "mgp",
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    const connection = new Connection(client);
    // It is not used again, and everything that runs on it fails with the socket.
    const noteEnd = (): void => {
      connection.#hasEnded = true;
    };
    // What a lost connection means for a statement, the statement itself is told.
    const destroy = guarded(() => connection.destroy(), noteEnd);
    client.on("error", destroy);
    const ended = guarded(() => {
      connection.#hasEnded = true;
      onEnd();
    }, noteEnd);
    client.on("end", ended);
    // The driver's own timeout ends with the greeting.
    const timer = setTimeout(destroy, options.connectTimeoutMs);
    try {
      await client.connect();
      await client.query(openSession);
      if (options.unheardMs !== undefined) await client.query(closeUnheard, [String(options.unheardMs)]);
      connection.#processId = await processIdOf(client);
    } catch (error) {
      connection.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return connection;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get processId(): number {
    return this.#processId;
  }

  isAdjusted(session: Session): boolean {
    return isSameSession(this.#session, session);
  }

  async adjust(session: Session): Promise<void> {
    if (this.isAdjusted(session)) return;
    await this.#client.query(adjustSession, [...sessionValues(session)]);
    this.#session = session;
  }

  async run({ statement, values }: Query): Promise<readonly Row[]> {
    const { name, text } = statement;
    const { rows } = await this.#client.query<Row>({
      ...(name === undefined ? {} : { name }),
      text,
      values: [...values],
    });
    return rows;
  }

  /** Several statements in one text, or one that is not worth a name. */
  async runText(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    const { rows } = await this.#client.query<Row>(text, values === undefined ? undefined : [...values]);
    return rows;
  }

  /** Says goodbye. */
  async end(): Promise<void> {
    await this.#client.end();
  }

  /** Ends it at once, whatever it is at. */
  destroy(): void {
    this.#hasEnded = true;
    this.#client.connection.stream.destroy();
  }
}

async function processIdOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ readonly id: number }>("SELECT pg_backend_pid() AS id");
  return rows[0]?.id ?? 0;
}
