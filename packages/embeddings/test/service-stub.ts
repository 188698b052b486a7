import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export interface StubRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON when it is no text. */
  readonly body?: unknown;
}

/** A hosted service in this process, which answers as it is told and keeps what it was asked. */
export interface ServiceStub {
  readonly url: string;
  readonly requests: readonly StubRequest[];
}

/** @param answer `undefined`: never answers */
export async function serviceStub(
  answer: (request: StubRequest, count: number) => StubAnswer | undefined,
): Promise<ServiceStub> {
  const requests: StubRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    const respond = async (): Promise<void> => {
      const body: unknown = JSON.parse((await text(incoming)) || "null");
      const request = { path: incoming.url ?? "", headers: incoming.headers, body };
      requests.push(request);
      const given = answer(request, requests.length);
      if (given === undefined) return;
      outgoing.writeHead(given.status ?? 200, { "content-type": "application/json", ...given.headers });
      outgoing.end(typeof given.body === "string" ? given.body : JSON.stringify(given.body ?? {}));
    };
    void respond();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The stub has no port.");
  return { url: `http://127.0.0.1:${address.port}`, requests };
}
