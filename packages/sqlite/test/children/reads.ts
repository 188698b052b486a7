import { threadId } from "node:worker_threads";
import { StoreError } from "@mgp/core";
import { type Connection, numberIn } from "../../src/index.ts";

/** Methods that a thread serves. */
export class Reads {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  count(above: number): number {
    return numberIn(this.#connection.get("SELECT count(*) AS count FROM t WHERE a > ?", [above]), "count");
  }

  thread(): number {
    return threadId;
  }

  /** Works until the first cell is not 0 any more. */
  waitFor(flag: Int32Array): string {
    Atomics.wait(flag, 0, 0);
    return "woken";
  }

  fail(how: "ours" | "driver" | "cell"): never {
    if (how === "ours") throw new StoreError("cursor_invalid", "not a cursor of ours");
    if (how === "cell") numberIn({}, "kiwi");
    this.#connection.run("SELECT secret FROM nowhere");
    throw new Error("it did not fail");
  }

  notCopied(): () => void {
    return () => undefined;
  }

  /** A connection that is closed cannot be closed again. */
  closeEarly(): void {
    this.#connection.close();
  }

  end(): void {
    process.exit(3);
  }

  crash(): void {
    queueMicrotask(() => {
      throw new Error("the thread broke");
    });
  }
}
