import { once } from "node:events";
import net, { type Socket } from "node:net";
import { onTestFinished } from "vitest";

const authenticated = message("R", Buffer.alloc(4));
const emptyAnswer = message("I");
const answer = message("C", Buffer.from("SELECT 0\0"));
const ready = message("Z", Buffer.from("I"));

/**
 * Speaks as much of PostgreSQL's protocol as a connection needs that is opened, told its session without settings and
 * touched. It answers at once, except for touches, which wait until the test says so.
 */
export class SlowServer {
  readonly #sockets: Socket[] = [];
  readonly #touched = new Set<Socket>();
  readonly #server = net.createServer((socket) => this.#serve(socket));
  #onTouch: () => void = () => undefined;

  /** How many connections it was asked for so far. */
  get opened(): number {
    return this.#sockets.length;
  }

  async start(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    return `postgres://absent@127.0.0.1:${address.port}/nothing`;
  }

  /** Resolves as soon as so many touches wait for their answer. */
  async touches(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onTouch = () => {
      if (this.#touched.size >= count) resolve();
    };
    this.#onTouch();
    await promise;
  }

  /** Answers the touches that wait. */
  answerTouches(): void {
    for (const socket of this.#touched) socket.write(Buffer.concat([emptyAnswer, ready]));
    this.#touched.clear();
  }

  /** Ends the connections whose touch waits. */
  hangUp(): void {
    for (const socket of this.#touched) socket.destroy();
    this.#touched.clear();
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #serve(socket: Socket): void {
    this.#sockets.push(socket);
    let isStarted = false;
    let received = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (part: Buffer) => {
      received = Buffer.concat([received, part]);
      // The first message has no letter before its length.
      for (let end = endOf(received, isStarted); end <= received.length; end = endOf(received, isStarted)) {
        if (isStarted) this.#hear(socket, received.subarray(0, end));
        else socket.write(Buffer.concat([authenticated, ready]));
        isStarted = true;
        received = received.subarray(end);
      }
    });
  }

  #hear(socket: Socket, heard: Buffer): void {
    const isStatement = heard.toString("latin1", 0, 1) === "Q";
    if (!isStatement) socket.end();
    else if (heard.length > EMPTY_STATEMENT) socket.write(Buffer.concat([answer, ready]));
    else {
      this.#touched.add(socket);
      this.#onTouch();
    }
  }
}

/** The bytes of a statement without text: a letter, its length and the text's end. */
const EMPTY_STATEMENT = 6;

/** Where the first message ends; `Infinity`: its length has not arrived. */
function endOf(received: Buffer, hasLetter: boolean): number {
  const start = hasLetter ? 1 : 0;
  return received.length < start + 4 ? Infinity : start + received.readInt32BE(start);
}

function message(letter: string, body = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

/** A server that is stopped after the test. */
export async function slowServer(): Promise<{ readonly server: SlowServer; readonly dsn: string }> {
  const server = new SlowServer();
  const dsn = await server.start();
  onTestFinished(() => server.stop());
  return { server, dsn };
}
