import type {
  AdapterContext,
  AdapterSetting,
  Analyser,
  Call,
  MemoryAdapter,
  OpenStore,
  Reindexed,
  Settings,
} from "@mgp/core";
import type { Clock } from "./clock.ts";
import type { TargetReach } from "./target-reach.ts";
import type { ConformanceTarget, TargetFaults, TargetProcesses } from "./target.ts";

/** An empty backend, or the one that all cases share. */
export interface Backend {
  readonly settings: Settings;
  /** Backends made later for the same case; destroyed with it. */
  readonly andThen: Backend[];
}

/** What a store is opened or reindexed in. */
export interface World {
  readonly clock: Clock;
  /** @default core's */
  readonly analyser?: Analyser;
}

export type Progress = (done: number, total: number) => void;

type Reindex = (settings: Settings, world: World, call: Call, onProgress: Progress) => Promise<Reindexed>;

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
  readonly open: (settings: Settings, world: World, call: Call) => Promise<OpenStore>;
  /** `undefined`: the adapter has none. */
  readonly reindex: Reindex | undefined;
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
    open: async (given, world, call) => await adapter.open(adapter.optionsFrom(given), contextOf(world), call),
    reindex: reindexOf(adapter),
    probe,
    restart,
  };
}

function reindexOf<Options>(adapter: MemoryAdapter<Options>): Reindex | undefined {
  const { reindex } = adapter;
  if (reindex === undefined) return undefined;
  return async (given, world, call, onProgress) =>
    await reindex(adapter.optionsFrom(given), contextOf(world), call, onProgress);
}

function contextOf({ clock, analyser }: World): AdapterContext {
  const context = { now: () => clock.now, log: () => undefined };
  return analyser === undefined ? context : { ...context, analyser };
}
