import type { IncomingMessage } from "node:http";
import { guarded } from "@mgp/core";
import { bodyCutShort, bodyTooLarge, holdAnnounced } from "./body-faults.ts";
import type { HeldBytes } from "./byte-budget.ts";
import type { Incoming } from "./incoming.ts";

/** Most names differ in length, which costs less to find out than lower case. */
function isName(raw: string | undefined, name: string): boolean {
  return raw?.length === name.length && raw.toLowerCase() === name;
}

/** A request of node:http, read straight from the socket: no Headers object, no web stream. */
export class NodeIncoming implements Incoming {
  readonly method: string;
  readonly path: string;
  readonly #message: IncomingMessage;
  readonly #request: Request;

  /** @param request the web request that the server made beside it: its signal is made only when asked for */
  constructor(message: IncomingMessage, request: Request) {
    const target = message.url ?? "/";
    const query = target.indexOf("?");
    this.#message = message;
    this.#request = request;
    this.method = message.method ?? "GET";
    this.path = query === -1 ? target : target.slice(0, query);
  }

  get remoteAddress(): string | undefined {
    return this.#message.socket.remoteAddress;
  }

  get authorities(): readonly string[] {
    const { url = "/" } = this.#message;
    const hosts = this.headerLines("host");
    return url.startsWith("/") ? hosts : [...hosts, new URL(this.#request.url).host];
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }

  /** A property and not a method, so that the code that authenticates may take it out of the object. */
  readonly header = (name: string): string | undefined => {
    const lines = this.headerLines(name);
    if (lines.length < 2) return lines[0];
    // All of them, when they differ: who adds a line at the end, as proxies do, must be found there.
    return lines.every((line) => line === lines[0]) ? lines[0] : lines.join(", ");
  };

  headerLines(name: string): readonly string[] {
    const { headers, rawHeaders } = this.#message;
    if (headers[name] === undefined) return [];
    const lines: string[] = [];
    // Of some headers node:http keeps the first value only, and it joins those of the others.
    for (let place = 0; place < rawHeaders.length; place += 2) {
      const value = rawHeaders[place + 1];
      if (value !== undefined && isName(rawHeaders[place], name)) lines.push(value);
    }
    return lines;
  }

  async body(limit: number, held: Pick<HeldBytes, "hold">): Promise<Uint8Array> {
    const message = this.#message;
    holdAnnounced(message.headers["content-length"], limit, held);
    return await new Promise<Uint8Array>((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      let length = 0;
      const onData = guarded((chunk: Uint8Array) => {
        length += chunk.length;
        const refusal = length > limit ? bodyTooLarge(limit) : held.hold(length);
        if (refusal !== undefined) {
          // The server discards what still comes for a moment, so that the client gets to read the answer.
          message.pause();
          settle(() => reject(refusal));
        } else chunks.push(chunk);
      }, reject);
      const onEnd = guarded(() => {
        const [first] = chunks;
        settle(() => resolve(first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, length)));
      }, reject);
      const onBroken = guarded(() => settle(() => reject(bodyCutShort())), reject);
      const settle = (finish: () => void): void => {
        message.off("data", onData).off("end", onEnd).off("error", onBroken).off("close", onBroken);
        finish();
      };
      message.on("data", onData).on("end", onEnd).on("error", onBroken).on("close", onBroken);
    });
  }
}
