import { MgpError } from "@mgp/core";
import type { Caller, Governance, GovernedRequest, GovernedResponse } from "@mgp/governance";
import { clientAddress } from "../addresses/client-address.ts";
import { networkOf } from "../addresses/network.ts";
import type { TrustedProxies } from "../addresses/trusted-proxies.ts";
import type { Authenticate } from "../authentication/authenticate.ts";
import { credentialFault } from "../authentication/presented-key.ts";
import { mayAct, mayScrape } from "../authentication/reach.ts";
import type { AllowedHosts } from "./allowed-hosts.ts";
import type { ByteBudget, HeldBytes } from "./byte-budget.ts";
import type { CallerRate } from "./caller-rate.ts";
import type { HeaderNames } from "./header-names.ts";
import type { Incoming } from "./incoming.ts";
import { checkMediaType } from "./media-type.ts";
import { misdirection } from "./misdirection.ts";
import { parseBody } from "./parse-body.ts";
import { errorReply, type Reply } from "./reply.ts";
import { freshRequestId, isSafeId } from "./request-id.ts";
import { methodsOf, takesMethod, type OperationRoute, type PageRoute, type Route } from "./route.ts";
import { readTenantHeader, type TenantHeader } from "./tenant-header.ts";

/** What every exchange needs. */
export interface ExchangeOptions {
  readonly authenticate: Authenticate;
  readonly governance: Governance;
  readonly headerNames: HeaderNames;
  readonly callerRate: CallerRate | undefined;
  /** The hosts that are answered to; `undefined`: every one. */
  readonly hosts: AllowedHosts | undefined;
  readonly bytes: ByteBudget;
  /** Values that a body may have. */
  readonly jsonValues: number;
  readonly proxies: TrustedProxies;
}

/** Answers one request: its caller, its operation and its form are found first; only then comes governance. */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #requestIdHeader: string;
  readonly #tenantHeader: string;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#requestIdHeader = options.headerNames.requestId.toLowerCase();
    this.#tenantHeader = options.headerNames.tenant.toLowerCase();
  }

  /** The request id that the client chose, when it may be repeated. */
  requestIdOf(incoming: Incoming): string | undefined {
    const id = incoming.header(this.#requestIdHeader);
    return isSafeId(id) ? id : undefined;
  }

  /** @param route what the path leads to; `undefined`: nothing */
  async answer(route: Route | undefined, incoming: Incoming): Promise<Reply> {
    if (route?.kind === "page" && route.access === "probe") return await this.#answerPage(route, incoming);
    const { hosts } = this.#options;
    const misdirected = hosts === undefined ? undefined : misdirection(incoming, hosts);
    if (misdirected !== undefined) return { ...this.#unaudited(incoming, misdirected), reason: "misdirected" };
    if (route?.kind === "page" && route.access === "keyless") return await this.#answerPage(route, incoming);
    // Waiting for what is not a promise would still cost a turn of the event loop's queue.
    const pending = this.#options.authenticate(incoming);
    const authentication = pending instanceof Promise ? await pending : pending;
    if ("rejected" in authentication)
      return { ...this.#unauthenticated(incoming, authentication), detail: credentialFault(incoming) };
    const { caller } = authentication;
    const reply = await this.#answerCaller(route, incoming, caller);
    return caller.authentication === "named" ? { ...reply, caller: caller.id } : reply;
  }

  async #answerCaller(route: Route | undefined, incoming: Incoming, caller: Caller): Promise<Reply> {
    if (route?.kind === "operation") return await this.#answerOperation(route, incoming, caller);
    const refusal = pageRefusal(route, caller);
    if (refusal !== undefined) return { ...this.#unaudited(incoming, notAllowed(refusal)), detail: refusal };
    if (route === undefined) return { ...this.#unaudited(incoming, notFound()), detail: "path_unknown" };
    return await this.#answerPage(route, incoming);
  }

  async #answerPage(route: Route & { kind: "page" }, incoming: Incoming): Promise<Reply> {
    if (takesMethod(route, incoming.method)) return await route.answer();
    const headers = { Allow: methodsOf(route) };
    return { ...this.#unaudited(incoming, wrongMethod(route)), headers, detail: "method_not_taken" };
  }

  async #answerOperation(route: OperationRoute, incoming: Incoming, caller: Caller): Promise<Reply> {
    const held = this.#options.bytes.open(holderOf(caller, incoming, this.#options.proxies));
    const sent = (): void => held.release();
    try {
      const reply = await this.#answerHolding(held, route, incoming, caller);
      return reply.status === 429 && held.isRefused
        ? { ...reply, reason: "bytes_in_flight", sent }
        : { ...reply, sent };
    } catch (error) {
      sent();
      throw error;
    }
  }

  /** @param held counts the body, and what is read for the answer */
  async #answerHolding(held: HeldBytes, route: OperationRoute, incoming: Incoming, caller: Caller): Promise<Reply> {
    const tenantHeader = readTenantHeader(incoming, this.#tenantHeader);
    const request = this.#governedRequest(route, incoming, caller, tenantHeader);
    let refusal: Pick<Reply, "headers" | "reason"> = {};
    let body: Readonly<Record<string, unknown>> | undefined;
    try {
      if (!takesMethod(route, incoming.method)) {
        refusal = { headers: { Allow: methodsOf(route) } };
        throw wrongMethod(route);
      }
      if (!mayAct(caller)) throw notAllowed("no_action_allowed");
      const { callerRate } = this.#options;
      // Waiting for nothing would still cost a turn of the event loop's queue.
      const retryAfter = callerRate === undefined ? undefined : await callerRate.consume(caller.id);
      if (retryAfter !== undefined) {
        refusal = { headers: { "Retry-After": String(retryAfter) }, reason: "rate_limit" };
        throw overTheRate();
      }
      if ("fault" in tenantHeader) throw tenantHeader.fault;
      if (route.method === "POST") {
        checkMediaType(incoming);
        body = parseBody(await incoming.body(route.bodyBytes, held), this.#options.jsonValues);
      }
    } catch (error) {
      if (!MgpError.isInstance(error)) throw error;
      const reply = replyOf(await this.#options.governance.refuse(request, error));
      // A body that is still on its way ends with the connection.
      const endsConnection = error.status === 413 || held.isRefused;
      const headers = { ...reply.headers, ...refusal.headers, ...(endsConnection && { Connection: "close" }) };
      return { ...reply, ...refusal, headers };
    }
    const bodyBytes = held.bytes;
    const hold = (bytes: number): MgpError | undefined => held.hold(bodyBytes + bytes);
    return replyOf(await this.#options.governance.handle({ ...request, body, hold }));
  }

  #governedRequest(
    route: OperationRoute,
    incoming: Incoming,
    caller: Caller,
    header: TenantHeader,
  ): Omit<GovernedRequest, "body"> {
    const requestId = this.requestIdOf(incoming);
    return {
      operation: route.name,
      caller,
      signal: incoming.signal,
      ...("tenant" in header && header.tenant !== undefined && { tenantHeader: header.tenant }),
      ...(requestId === undefined ? {} : { requestId }),
    };
  }

  #unauthenticated(
    incoming: Incoming,
    rejection: { readonly rejected: string; readonly retryAfterSeconds?: number },
  ): Reply {
    if (rejection.retryAfterSeconds !== undefined) {
      const error = new MgpError("MGP_BACKEND_ERROR", rejection.rejected, { status: 429 });
      const headers = { "Retry-After": String(rejection.retryAfterSeconds) };
      return { ...this.#unaudited(incoming, error), headers, reason: "authentication_failures" };
    }
    const error = new MgpError("MGP_POLICY_DENIED", rejection.rejected, { status: 401 });
    return { ...this.#unaudited(incoming, error), headers: { "WWW-Authenticate": 'Bearer realm="mgp"' } };
  }

  #unaudited(incoming: Incoming, error: MgpError): Reply {
    return errorReply(error, this.requestIdOf(incoming) ?? freshRequestId());
  }
}

/** Whose share of the budget of bytes a request takes: callers without a name of their own are told apart by address. */
function holderOf({ authentication, id }: Caller, incoming: Incoming, proxies: TrustedProxies): string {
  return authentication === "named" ? id : networkOf(clientAddress(incoming, proxies));
}

function replyOf(response: GovernedResponse): Reply {
  const { retryAfterMs, notice } = response;
  return {
    status: response.status,
    contentType: "application/json",
    body: response.text ?? JSON.stringify(response.body),
    requestId: response.requestId,
    ...(response.errorCode === undefined ? {} : { errorCode: response.errorCode }),
    ...(response.reason === undefined ? {} : { detail: response.reason }),
    ...(response.tenant === undefined ? {} : { tenant: response.tenant }),
    headers: {
      ...(retryAfterMs === undefined ? {} : { "Retry-After": seconds(retryAfterMs) }),
      ...(notice === undefined ? {} : { "MGP-Notice": notice }),
    },
  };
}

/** As the header has it: whole seconds, and never none. */
function seconds(milliseconds: number): string {
  return String(Math.max(1, Math.ceil(milliseconds / 1_000)));
}

/** Why a page, or what is under no path, must not be shown to the caller. */
function pageRefusal(
  route: PageRoute | undefined,
  caller: Caller,
): "metrics_right_missing" | "no_action_allowed" | undefined {
  if (route?.access === "scrape") return mayScrape(caller) ? undefined : "metrics_right_missing";
  return mayAct(caller) ? undefined : "no_action_allowed";
}

function notAllowed(reason: "metrics_right_missing" | "no_action_allowed"): MgpError {
  return new MgpError("MGP_POLICY_DENIED", reason);
}

function notFound(): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", "There is nothing under this path.", { status: 404 });
}

function wrongMethod(route: Route): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", `This path takes ${methodsOf(route)} only.`, { status: 405 });
}

function overTheRate(): MgpError {
  return new MgpError("MGP_BACKEND_ERROR", "This caller sends more requests per second than its limit allows.", {
    status: 429,
  });
}
