import { createServer, STATUS_CODES, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { guarded } from "@mgp/core";
import type { TrustedProxies } from "../addresses/trusted-proxies.ts";
import { boundedPipelining } from "./bounded-pipelining.ts";
import { shareConnections } from "./connection-shares.ts";
import type { HttpLimits } from "./http-limits.ts";
import { watchReaders } from "./reading-pace.ts";
import type { Reply } from "./reply.ts";

/** Milliseconds that a client has for reading why its request was refused, while the rest of it still comes. */
const LINGER_MS = 1_000;

/** Why a connection was ended that its client had not closed. */
export type ConnectionEnd = "pipelining" | "address_share" | "slow_reader";

/** A server that takes requests. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:8080` */
  readonly url: string;
  /** Takes no new connections, and resolves when those with requests in flight are done, at the latest after the time. */
  stop(timeoutMs: number): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly limits: HttpLimits;
  readonly proxies: TrustedProxies;
  readonly fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response>;
  /** Called when a connection is ended for what its client does. */
  readonly connectionEnded: (reason: ConnectionEnd) => void;
  /** What to answer a request that is refused before anything is looked for in it, with the headers. */
  readonly refuseBroken: (status: number) => {
    readonly reply: Reply;
    readonly headers: Readonly<Record<string, string>>;
  };
}

/** Binds and listens. Rejects with the system's error when the address cannot be had. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: options.limits.headersMs,
      requestTimeout: options.limits.bodyMs,
      keepAliveTimeout: options.limits.keepAliveMs,
      // How often the two timeouts above are looked at: half a minute, the default, would double them and more.
      connectionsCheckingInterval: 1_000,
    },
    listenerOf(options),
  );
  server.maxConnections = options.limits.connections;
  shareConnections(server, {
    perAddress: options.limits.connectionsPerAddress,
    proxies: options.proxies,
    exceeded: () => options.connectionEnded("address_share"),
  });
  const stopWatching = watchReaders(server, {
    idleMs: options.limits.answerIdleMs,
    ended: () => options.connectionEnded("slow_reader"),
  });
  const refuseBroken = guarded(
    (error: NodeJS.ErrnoException, socket: Duplex) => refuse(options, error, socket),
    (_failure, _error, socket) => socket.destroy(),
  );
  server.on("clientError", refuseBroken);
  await new Promise<void>((resolve, reject) => {
    // It listens on: a connection that could not be accepted later must not end the process.
    server.on("error", guarded(reject, reject));
    server.listen(
      options.port,
      options.host,
      guarded(() => resolve(), reject),
    );
  });
  const { port } = addressOf(server);
  const shown = options.host.includes(":") ? `[${options.host}]` : options.host;
  return {
    host: options.host,
    port,
    url: `http://${shown}:${port}`,
    stop: async (timeoutMs) => {
      await stop(server, timeoutMs);
      stopWatching();
    },
  };
}

function listenerOf(options: ListenOptions): RequestListener {
  const respond = getRequestListener(
    (request, bindings) => {
      // This server speaks HTTP/1 only, which the adapter's type does not know.
      if (isHttp1(bindings)) return options.fetch(request, bindings);
      throw new Error("HTTP/2 is not served");
    },
    {
      hostname: "localhost",
      errorHandler: () => {
        const { reply, headers } = options.refuseBroken(400);
        return new Response(textOf(reply), { status: reply.status, headers });
      },
    },
  );
  return boundedPipelining({
    serve: guarded(respond, (_error, _incoming, outgoing) => outgoing.destroy()),
    refuse: (outgoing) => refuseOneMore(options, outgoing),
    exceeded: () => options.connectionEnded("pipelining"),
  });
}

function refuseOneMore({ refuseBroken }: ListenOptions, outgoing: ServerResponse): void {
  const { reply, headers } = refuseBroken(429);
  outgoing.writeHead(reply.status, { ...headers, Connection: "close", "Retry-After": "1" }).end(textOf(reply));
}

function isHttp1(bindings: object): bindings is HttpBindings {
  return "incoming" in bindings && "outgoing" in bindings;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address;
}

/**
 * Answers what node:http gave up on: broken HTTP, too large headers, too slow a client. One that does not close its end
 * then keeps the connection for a moment only.
 */
function refuse(options: ListenOptions, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const { reply, headers } = options.refuseBroken(statusOf(error.code));
  const body = textOf(reply);
  const lingering = setTimeout(
    guarded(
      () => socket.destroy(),
      () => undefined,
    ),
    LINGER_MS,
  ).unref();
  socket.once(
    "close",
    guarded(
      () => clearTimeout(lingering),
      () => undefined,
    ),
  );
  const lines = Object.entries({ ...headers, Connection: "close", "Content-Length": Buffer.byteLength(body) });
  socket.end(
    `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ""}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  );
}

/** What is answered to broken HTTP is an error, and at hand. */
function textOf({ body }: Reply): string {
  return typeof body === "string" ? body : "";
}

function statusOf(code: string | undefined): number {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return 408;
  return code === "HPE_HEADER_OVERFLOW" ? 431 : 400;
}

async function stop(server: Server, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  try {
    // `close` ends idle connections by itself and waits for the others.
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(
        guarded(() => server.closeAllConnections(), reject),
        timeoutMs,
      );
      server.close(guarded(() => resolve(), reject));
    });
  } finally {
    clearTimeout(timer);
  }
}
