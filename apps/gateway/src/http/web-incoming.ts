import { bodyCutShort, bodyTooLarge, holdAnnounced } from "./body-faults.ts";
import type { HeldBytes } from "./byte-budget.ts";
import type { Incoming } from "./incoming.ts";

/** A web request without a server of node:http behind it: `gateway.fetch(new Request(…))`. */
export class WebIncoming implements Incoming {
  readonly method: string;
  readonly path: string;
  readonly authorities: readonly string[];
  readonly remoteAddress: undefined = undefined;
  readonly #request: Request;

  constructor(request: Request) {
    this.#request = request;
    this.method = request.method;
    const { pathname, host } = new URL(request.url);
    const header = request.headers.get("host");
    this.path = pathname;
    this.authorities = header === null ? [host] : [host, header];
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }

  readonly header = (name: string): string | undefined => this.#request.headers.get(name) ?? undefined;

  /** A Headers object has joined what was sent several times. */
  headerLines(name: string): readonly string[] {
    const value = this.header(name);
    return value === undefined ? [] : [value];
  }

  async body(limit: number, held: Pick<HeldBytes, "hold">): Promise<Uint8Array> {
    holdAnnounced(this.header("content-length"), limit, held);
    const stream: ReadableStream<Uint8Array> | null = this.#request.body;
    if (stream === null) return new Uint8Array();
    const reader = stream.getReader();
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      // One chunk after another is what counting means.
      const { done, value } = await reader.read().catch(() => {
        throw bodyCutShort();
      });
      if (done) return Buffer.concat(chunks, length);
      length += value.length;
      const refusal = length > limit ? bodyTooLarge(limit) : held.hold(length);
      if (refusal !== undefined) {
        reader.cancel().catch(() => undefined);
        throw refusal;
      }
      chunks.push(value);
    }
  }
}
