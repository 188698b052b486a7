import { Counter, Gauge, type Registry } from "prom-client";
import type { CallersStatus } from "./live-callers.ts";

/** What can be counted about the reloads of the callers file. */
export class CallersMetrics {
  readonly #status: () => CallersStatus;
  readonly #reloads: Counter<"outcome">;
  readonly #loadedAt: Gauge;
  readonly #isCurrent: Gauge;

  constructor(registry: Registry, status: () => CallersStatus) {
    this.#status = status;
    this.#reloads = new Counter({
      name: "mgp_callers_reloads_total",
      help: "Reloads of the callers file, by outcome (ok, or refused: the callers before it stayed).",
      labelNames: ["outcome"],
      registers: [registry],
    });
    this.#loadedAt = new Gauge({
      name: "mgp_callers_loaded_timestamp_seconds",
      help: "Unix time at which the callers in use were read.",
      registers: [registry],
    });
    this.#isCurrent = new Gauge({
      name: "mgp_callers_current",
      help: "1 while the callers in use are those of the file, 0 while the file cannot be used.",
      registers: [registry],
    });
  }

  /** Takes over what has been counted. */
  update(): void {
    const { reloads, refusals, loadedAt, isCurrent } = this.#status();
    this.#reloads.reset();
    this.#reloads.inc({ outcome: "ok" }, reloads);
    this.#reloads.inc({ outcome: "refused" }, refusals);
    this.#loadedAt.set(loadedAt / 1_000);
    this.#isCurrent.set(isCurrent ? 1 : 0);
  }
}
