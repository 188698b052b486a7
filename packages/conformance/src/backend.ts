import type { AdapterSetting, Call, OpenStore, Settings } from "@mgp/core";
import type { Clock } from "./clock.ts";
import type { TargetReach } from "./target-reach.ts";
import type { ConformanceTarget, TargetFaults, TargetProcesses } from "./target.ts";

/** An empty backend, or the one that all cases share. */
export interface Backend {
  readonly settings: Settings;
  /** Backends made later for the same case; destroyed with it. */
  readonly andThen: Backend[];
}

/** A target without its type of options. */
export interface Opener {
  readonly adapter: {
    readonly contractVersion: number;
    readonly name: string;
    readonly settings: readonly AdapterSetting[];
    readonly optionsFrom: (settings: Settings) => unknown;
  };
  readonly reach: TargetReach;
  readonly faults: TargetFaults;
  readonly processes: TargetProcesses | undefined;
  readonly newBackend: () => Promise<Backend>;
  readonly destroy: (backend: Backend) => Promise<void>;
  readonly open: (settings: Settings, clock: Clock, call: Call) => Promise<OpenStore>;
  readonly probe: ((needle: string, settings: Settings) => boolean | Promise<boolean>) | undefined;
  readonly restart: ((settings: Settings) => void | Promise<void>) | undefined;
}

export function openerOf<Options>(target: ConformanceTarget<Options>): Opener {
  const { adapter, settings = {}, faults = {}, processes, probe, restart } = target;
  return {
    adapter,
    reach: {
      freshBackends: typeof settings === "function",
      probe: probe !== undefined,
      processes: processes !== undefined,
      faults: { down: faults.down !== undefined, stuck: faults.stuck !== undefined, full: faults.full !== undefined },
    },
    faults,
    processes,
    newBackend: async () => ({ settings: typeof settings === "function" ? await settings() : settings, andThen: [] }),
    destroy: async (backend) => {
      for (const one of [backend, ...backend.andThen]) await target.destroy?.(one.settings);
    },
    open: async (given, clock, call) =>
      await adapter.open(adapter.optionsFrom(given), { now: () => clock.now, log: () => undefined }, call),
    probe,
    restart,
  };
}
