import { guarded } from "@mgp/core";
import { healthParts } from "@mgp/governance";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import { CallersMetrics } from "./authentication/callers-metrics.ts";
import type { CallersStatus } from "./authentication/live-callers.ts";
import type { WatchedHealth } from "./health/watched-health.ts";
import type { ConnectionEnd } from "./http/listen.ts";

const durations = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface GatewayMetricsOptions {
  /** Report memory, processor and event loop of the process too. */
  readonly process: boolean;
  /** `undefined`: the callers are in no file that is followed. */
  readonly callersStatus: (() => CallersStatus) | undefined;
}

/** What can be counted about a gateway, in a registry of its own. Labels are names of ours only, never a client's. */
export class GatewayMetrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: "mgp_requests_total",
    help: "Requests answered, by operation and outcome (ok, the error code, or the rule of the gateway that refused it).",
    labelNames: ["operation", "outcome"],
    registers: [this.#registry],
  });
  readonly #durations = new Histogram({
    name: "mgp_request_duration_seconds",
    help: "Seconds from the request's head to its answer, by operation and outcome.",
    labelNames: ["operation", "outcome"],
    buckets: durations,
    registers: [this.#registry],
  });
  readonly #connectionEnds = new Counter({
    name: "mgp_connections_ended_total",
    help: "Connections that the gateway ended for what their clients did, by reason.",
    labelNames: ["reason"],
    registers: [this.#registry],
  });
  #inFlight = 0;
  #whenIdle: (() => void) | undefined;

  readonly #health: Pick<WatchedHealth, "missing">;
  readonly #inFlightGauge = this.#gauge("mgp_requests_in_flight", "Requests that are being answered now.");
  readonly #parts = new Gauge({
    name: "mgp_part_up",
    help: "1 while a component that the gateway depends on works; readyz names them the same.",
    labelNames: ["part"],
    registers: [this.#registry],
  });

  readonly #callers: CallersMetrics | undefined;

  constructor(health: Pick<WatchedHealth, "missing">, options: GatewayMetricsOptions) {
    this.#health = health;
    if (options.process) collectDefaultMetrics({ register: this.#registry });
    this.#callers =
      options.callersStatus === undefined ? undefined : new CallersMetrics(this.#registry, options.callersStatus);
  }

  started(): void {
    this.#inFlight += 1;
  }

  /** Resolves when nothing is in flight, at the latest after the time. */
  async idle(timeoutMs: number): Promise<void> {
    if (this.#inFlight === 0) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(guarded(resolve, reject), timeoutMs);
      this.#whenIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  connectionEnded(reason: ConnectionEnd): void {
    this.#connectionEnds.inc({ reason });
  }

  /** @param outcome what went wrong; `undefined`: nothing */
  finished(operation: string, outcome: string | undefined, seconds: number): void {
    this.#inFlight -= 1;
    if (this.#inFlight === 0) this.#whenIdle?.();
    const labels = { operation, outcome: outcome ?? "ok" };
    this.#requests.inc(labels);
    this.#durations.observe(labels, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    const missing = new Set((await this.#health.missing()).map(({ part }) => part));
    for (const part of healthParts) this.#parts.set({ part }, missing.has(part) ? 0 : 1);
    this.#inFlightGauge.set(this.#inFlight);
    this.#callers?.update();
    return await this.#registry.metrics();
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.#registry] });
  }
}
