import type { MemoryAdapter, Settings } from "@mgp/core";

/** Undoes a fault. */
export type Undo = () => void | Promise<void>;

/** Ways to make the backend fail, for as long as the function that each returns has not been called. */
export interface TargetFaults {
  /** Makes the backend unreachable. */
  readonly down?: (settings: Settings) => Undo | Promise<Undo>;
  /** Makes the backend hold back every answer until undone. */
  readonly stuck?: (settings: Settings) => Undo | Promise<Undo>;
  /** Leaves no room for another write. */
  readonly full?: (settings: Settings) => Undo | Promise<Undo>;
}

/** What a child process needs to open the same backend. */
export interface TargetProcesses {
  /**
   * An absolute URL of the module whose default export is the adapter: `import.meta.resolve("mgp-adapter-mine")`, or
   * `new URL("../src/index.ts", import.meta.url).href`.
   */
  readonly module: string;
}

/**
 * An adapter and an empty backend to prove it on. Never point it at a backend that holds anything: cases purge,
 * and forget tombstones of all tenants.
 */
export interface ConformanceTarget<Options> {
  readonly adapter: MemoryAdapter<Options>;
  /**
   * What `adapter.optionsFrom` is given. A function is called for each case and answers with the settings of an
   * empty backend of its own (a new folder, a new schema). Plain settings are one backend for all cases, which then
   * keep to tenants of their own.
   *
   * @default no settings
   */
  readonly settings?: Settings | (() => Settings | Promise<Settings>);
  /** Removes what `settings` made; called after each case, the store being closed. @default nothing */
  readonly destroy?: (settings: Settings) => void | Promise<void>;
  /**
   * Looks for a text behind the adapter's back (the bytes of its files, all tables and indexes) while the store is
   * open. With it, the kit proves that a purge leaves nothing.
   */
  readonly probe?: (needle: string, settings: Settings) => boolean | Promise<boolean>;
  /** Restarts the backend; called between close and reopen, to show what it really kept. @default nothing */
  readonly restart?: (settings: Settings) => void | Promise<void>;
  readonly faults?: TargetFaults;
  /** With it, the kit opens the backend from several processes. */
  readonly processes?: TargetProcesses;
}
