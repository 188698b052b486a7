import { finished } from "node:stream";
import type { HttpBindings } from "@hono/node-server";
import { guarded, MgpError } from "@mgp/core";
import { clientAddress } from "../addresses/client-address.ts";
import type { TrustedProxies } from "../addresses/trusted-proxies.ts";
import type { Log } from "../log/log.ts";
import type { GatewayMetrics } from "../metrics.ts";
import { inPieces, isShort } from "./body-in-pieces.ts";
import type { Exchange } from "./exchange.ts";
import type { HeaderNames } from "./header-names.ts";
import type { Incoming } from "./incoming.ts";
import { NodeIncoming } from "./node-incoming.ts";
import { errorReply, type Reply } from "./reply.ts";
import { freshRequestId, isSafeId } from "./request-id.ts";
import type { Route } from "./route.ts";
import { streamOf } from "./text-stream.ts";
import { WebIncoming } from "./web-incoming.ts";

export interface ResponderOptions {
  readonly exchange: Exchange;
  readonly metrics: GatewayMetrics;
  readonly log: Log;
  readonly headerNames: HeaderNames;
  readonly protocolVersion: string;
  readonly adapter: string;
  readonly environment: string;
  readonly draining: () => boolean;
  /** Probes that succeed are logged too. */
  readonly logProbes: boolean;
  readonly proxies: TrustedProxies;
  /** Milliseconds that a reader may take for a piece of an answer, where no server of node:http looks after it. */
  readonly answerIdleMs: number;
}

/** The part of Hono's context that is used. */
export interface Handled {
  readonly req: { readonly raw: Request };
  readonly env: Partial<HttpBindings> | undefined;
}

/** Turns a request into a response: answers it, adds the headers that all answers have, counts it and logs it. */
export class Responder {
  readonly #options: ResponderOptions;

  constructor(options: ResponderOptions) {
    this.#options = options;
  }

  async respond(route: Route | undefined, { req, env }: Handled): Promise<Response> {
    const started = performance.now();
    const incoming = env?.incoming === undefined ? new WebIncoming(req.raw) : new NodeIncoming(env.incoming, req.raw);
    const { exchange, metrics, log } = this.#options;
    metrics.started();
    let reply: Reply;
    try {
      reply = await exchange.answer(route, incoming);
    } catch (error) {
      log("error", "request_crashed", {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      const requestId = exchange.requestIdOf(incoming) ?? freshRequestId();
      reply = errorReply(new MgpError("MGP_BACKEND_ERROR", "The gateway failed.", { status: 500 }), requestId);
    }
    const headers = this.headersOf(reply, exchange.requestIdOf(incoming));
    const finish = (outcome: string | undefined): void => {
      const milliseconds = performance.now() - started;
      metrics.finished(route?.name ?? "unknown", outcome, milliseconds / 1_000);
      if (this.#isLogged(route, reply)) this.#logCompleted(incoming, reply, headers, milliseconds);
    };
    const { body, status } = reply;
    if (incoming.method === "HEAD") return headOf(reply, headers, finish);
    this.#tellWhenSent(reply, env);
    if (typeof body !== "string" && !(body instanceof Uint8Array))
      return new Response(
        this.#streamOf(
          body,
          (outcome) => {
            finish(outcome);
            if (env?.outgoing === undefined) reply.sent?.();
          },
          env,
        ),
        { status, headers },
      );
    finish(reply.reason ?? reply.errorCode);
    if (env?.outgoing === undefined || isShort(body)) return new Response(body, { status, headers });
    const bytes = typeof body === "string" ? Buffer.from(body) : body;
    return new Response(inPieces(bytes), { status, headers: { ...headers, "Content-Length": String(bytes.length) } });
  }

  /** A short answer counts as sent when it is made; without a connection a stream tells by its end. */
  #tellWhenSent({ body, sent }: Reply, env: Handled["env"]): void {
    if (sent === undefined) return;
    const isWhole = typeof body === "string" || body instanceof Uint8Array;
    if (isWhole && (env?.outgoing === undefined || isShort(body))) sent();
    else if (env?.outgoing !== undefined) finished(env.outgoing, guarded(sent, sent));
  }

  /** The request is in flight until the last piece is sent. */
  #streamOf(
    text: AsyncIterable<string>,
    finish: (outcome: string | undefined) => void,
    env: Handled["env"],
  ): ReadableStream<Uint8Array<ArrayBuffer>> {
    const outgoing = env?.outgoing;
    return streamOf(text, {
      ...(outgoing === undefined ? { stallMs: this.#options.answerIdleMs } : { cutOff: () => void outgoing.destroy() }),
      ended: (end) => {
        if (end.kind === "broken") {
          const { error } = end;
          this.#options.log("error", "answer_cut_off", { error: error instanceof Error ? error.name : typeof error });
        }
        finish(end.kind === "broken" ? "MGP_BACKEND_ERROR" : undefined);
      },
    });
  }

  /** @param requestId the client's own id, when it sent a usable one */
  headersOf(reply: Reply, requestId: string | undefined): Record<string, string> {
    const { headerNames, protocolVersion, draining } = this.#options;
    const id = requestId ?? (isSafeId(reply.requestId) ? reply.requestId : freshRequestId());
    const headers: Record<string, string> = {
      "Content-Type": reply.contentType,
      [headerNames.requestId]: id,
      [headerNames.version]: protocolVersion,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    };
    if (reply.headers !== undefined) Object.assign(headers, reply.headers);
    if (draining()) headers["Connection"] = "close";
    return headers;
  }

  #isLogged(route: Route | undefined, { status }: Reply): boolean {
    const isProbe = route?.kind === "page" && (route.access === "probe" || route.access === "scrape");
    return this.#options.logProbes || !isProbe || status >= 400;
  }

  #logCompleted(
    incoming: Incoming,
    reply: Reply,
    headers: Readonly<Record<string, string>>,
    milliseconds: number,
  ): void {
    const { log, adapter, environment, headerNames, proxies } = this.#options;
    const isRefused = reply.status >= 400;
    log("info", "request_completed", {
      request_id: headers[headerNames.requestId],
      method: incoming.method,
      path: incoming.path.slice(0, 256),
      status_code: reply.status,
      adapter,
      caller: reply.caller,
      address: isRefused && reply.caller === undefined ? clientAddress(incoming, proxies) : undefined,
      error_code: reply.errorCode,
      reason: reply.reason ?? reply.detail,
      tenant_id: reply.tenant,
      environment,
      duration_ms: Math.round(milliseconds * 1_000) / 1_000,
    });
  }
}

/** The headers alone; a body that is made while it is sent is not made. */
function headOf(
  reply: Reply,
  headers: Readonly<Record<string, string>>,
  finish: (outcome: string | undefined) => void,
): Response {
  const { body, status } = reply;
  finish(reply.reason ?? reply.errorCode);
  reply.sent?.();
  const length =
    typeof body === "string" ? Buffer.byteLength(body) : body instanceof Uint8Array ? body.length : undefined;
  return new Response(null, {
    status,
    headers: { ...headers, ...(length === undefined ? {} : { "Content-Length": String(length) }) },
  });
}
