import { connect, type Socket } from "node:net";

/** Answers all carry their length; the client reads nothing else of a head but the status. */
const contentLength = /^content-length: *(\d+)/im;

/**
 * A connection that sends one request after another. Far less than an HTTP client, so that on a machine with two
 * cores it is the server that is measured.
 */
export class Connection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: PromiseWithResolvers<Buffer> | undefined;
  #failure: Error | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("error", (error) => this.#fail(error));
    socket.on("close", () => this.#fail(new Error("The server closed the connection.")));
  }

  static async open(port: number): Promise<Connection> {
    const socket = connect(port, "127.0.0.1");
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve).once("error", reject);
    });
    return new Connection(socket);
  }

  /** The body of the whole answer; rejects when it is not a 200: a benchmark of errors would be quick. */
  async exchange(request: string): Promise<Buffer> {
    if (this.#failure !== undefined) throw this.#failure;
    this.#waiting = Promise.withResolvers<Buffer>();
    this.#socket.write(request, "latin1");
    return await this.#waiting.promise;
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf("\r\n\r\n");
    if (end === -1) return;
    const head = this.#received.toString("latin1", 0, end);
    const length = contentLength.exec(head)?.[1];
    if (length === undefined) return this.#fail(new Error(`An answer without a length: ${head}`));
    if (this.#received.length < end + 4 + Number(length)) return;
    const answer = this.#received;
    this.#received = Buffer.alloc(0);
    if (head.startsWith("HTTP/1.1 200 ")) this.#waiting?.resolve(answer.subarray(end + 4));
    else this.#fail(new Error(`The server answered ${answer.toString("utf8", 0, 2_000)}`));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#waiting?.reject(error);
  }
}
