import { guarded } from "@mgp/core";
import { cancelStatement } from "../sql/session.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";

/** How long a server may take to be told, in milliseconds. */
const TOLD_WITHIN_MS = 500;

/** Ends statements that nobody waits for, over a connection of its own: the pool's may all be at such statements. */
export class Canceller {
  readonly #options: ConnectionOptions;
  #connection: Promise<Connection> | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = { ...options, connectTimeoutMs: TOLD_WITHIN_MS };
  }

  /** Tries to; a server that does not answer does not hear it either. Takes no longer than a moment. */
  async cancel(processId: number): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      guarded(() => this.#drop(), reject),
      TOLD_WITHIN_MS,
    );
    try {
      await Promise.race([this.#tell(processId), late]);
    } catch {
      this.#drop();
    } finally {
      clearTimeout(timer);
    }
  }

  async #tell(processId: number): Promise<void> {
    const connection = await this.#connected();
    await connection.runText(cancelStatement, [processId]);
  }

  close(): void {
    this.#drop();
  }

  async #connected(): Promise<Connection> {
    if (this.#connection !== undefined) return await this.#connection;
    const opening = Connection.open(this.#options, () => {
      if (this.#connection === opening) this.#connection = undefined;
    });
    this.#connection = opening;
    return await opening;
  }

  #drop(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.then((one) => one.destroy()).catch(() => undefined);
  }
}
