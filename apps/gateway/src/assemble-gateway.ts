import type { HttpBindings } from "@hono/node-server";
import { MgpError } from "@mgp/core";
import { defaultLimits, type Governance } from "@mgp/governance";
import { Hono, type Context } from "hono";
import { TrustedProxies } from "./addresses/trusted-proxies.ts";
import { slowFailures } from "./authentication/failure-limiter.ts";
import { authenticationOff } from "./authentication/modes.ts";
import type { Gateway } from "./gateway-interface.ts";
import type { GatewayOptions } from "./gateway-options.ts";
import { WatchedHealth } from "./health/watched-health.ts";
import { AllowedHosts } from "./http/allowed-hosts.ts";
import { ByteBudget } from "./http/byte-budget.ts";
import { CallerRate } from "./http/caller-rate.ts";
import { Exchange } from "./http/exchange.ts";
import { defaultHeaderNames } from "./http/header-names.ts";
import { defaultHttpLimits } from "./http/http-limits.ts";
import { listen, type Listening } from "./http/listen.ts";
import { errorReply } from "./http/reply.ts";
import { freshRequestId } from "./http/request-id.ts";
import { Responder } from "./http/responder.ts";
import type { Route } from "./http/route.ts";
import { operationRoutes } from "./http/routes.ts";
import { PROTOCOL_VERSION, serverIdentity } from "./identity.ts";
import { silentLog } from "./log/log.ts";
import { GatewayMetrics } from "./metrics.ts";
import { documentationRoutes } from "./pages/docs.ts";
import { metricsRoute } from "./pages/metrics-page.ts";
import { probeRoutes } from "./pages/probes.ts";

/** Puts authentication and HTTP around governance. */
export function assembleGateway(governance: Governance, options: GatewayOptions): Gateway {
  const log = options.log ?? silentLog;
  const environment = options.environment ?? "development";
  const headerNames = { ...defaultHeaderNames, ...options.headerNames };
  const limits = { ...defaultHttpLimits, ...options.httpLimits };
  const governedLimits = { ...defaultLimits, ...options.limits };
  const health = new WatchedHealth(governance, log);
  const metrics = new GatewayMetrics(health, {
    process: options.processMetrics ?? false,
    callersStatus: options.callersStatus,
  });
  const proxies = new TrustedProxies(options.trustedProxies ?? []);
  const authenticate = options.authenticate ?? authenticationOff;
  const hosts = new AllowedHosts(options.allowedHosts ?? []);
  const isHostLookedAt = authenticate === authenticationOff || (options.allowedHosts ?? []).length > 0;
  const exchange = new Exchange({
    authenticate: slowFailures(authenticate, { failures: options.failedAuthentications ?? 30, proxies }),
    hosts: isHostLookedAt ? hosts : undefined,
    governance,
    headerNames,
    bytes: new ByteBudget(limits.bodiesBytes),
    jsonValues: governedLimits.jsonValues,
    proxies,
    callerRate:
      options.callerRatePerSecond === undefined
        ? undefined
        : new CallerRate(options.callerRatePerSecond, options.ledger.rates),
  });
  let draining = false;
  const responder = new Responder({
    exchange,
    metrics,
    log,
    headerNames,
    protocolVersion: PROTOCOL_VERSION,
    adapter: options.backend.name,
    environment,
    draining: () => draining,
    answerIdleMs: limits.answerIdleMs,
    logProbes: options.logProbes ?? true,
    proxies,
  });
  const routes: readonly Route[] = [
    ...operationRoutes(limits),
    ...probeRoutes({
      health,
      strict: options.readyStrict ?? false,
      server: serverIdentity(options.version),
      protocolVersion: PROTOCOL_VERSION,
      adapter: options.backend.name,
      backendKind: options.backend.open.manifest.backend_kind,
      environment,
      draining: () => draining,
    }),
    metricsRoute(metrics),
    ...documentationRoutes({
      limits: { ...governedLimits, ...limits },
      headerNames,
      requireTenantHeader: options.requireTenantHeader ?? false,
      credentials: options.authenticate === undefined ? [] : options.credentials,
    }),
  ];
  const app = applicationOf(routes, responder);
  const listening: Listening[] = [];
  let closing: Promise<void> | undefined;
  return {
    fetch: (request) => app.fetch(request),
    listen: async (address) => {
      hosts.allow(address.host);
      const started = await listen({
        ...address,
        limits,
        proxies,
        connectionEnded: (reason) => metrics.connectionEnded(reason),
        fetch: (request, bindings) => app.fetch(request, bindings),
        refuseBroken: (status) => {
          const reply = errorReply(brokenRequest(status), freshRequestId());
          return { reply, headers: responder.headersOf(reply, undefined) };
        },
      });
      listening.push(started);
      return started;
    },
    drain: () => {
      draining = true;
    },
    close: async (timeoutMs = 10_000) => {
      draining = true;
      closing ??= (async () => {
        await Promise.all(listening.map(async (one) => await one.stop(timeoutMs)));
        await metrics.idle(timeoutMs);
        await governance.close();
        await options.backend.open.store.close();
        await options.ledger.close();
      })();
      await closing;
    },
  };
}

/** One handler a path: with a second one Hono would walk its middleware chain for every request. */
function applicationOf(routes: readonly Route[], responder: Responder): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  type Handled = Context<{ Bindings: Partial<HttpBindings> }>;
  for (const route of routes) app.all(route.path, async (context: Handled) => await responder.respond(route, context));
  app.notFound(async (context: Handled) => await responder.respond(undefined, context));
  return app;
}

function brokenRequest(status: number): MgpError {
  switch (status) {
    case 408:
      return new MgpError("MGP_INVALID_OBJECT", "The request took too long to arrive.", { status });
    case 429:
      return new MgpError("MGP_BACKEND_ERROR", "Too many requests of this connection wait for their answers.", {
        status,
      });
    case 431:
      return new MgpError("MGP_INVALID_OBJECT", "The request's headers are too large.", { status });
    default:
      return new MgpError("MGP_INVALID_OBJECT", "The request is not valid HTTP.", { status });
  }
}
