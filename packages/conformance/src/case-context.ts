import assert, { AssertionError } from "node:assert";
import { setTimeout as wait } from "node:timers/promises";
import type {
  AdapterManifest,
  Analyser,
  Call,
  Guarantees,
  MemoryStore,
  OpenStore,
  Reindexed,
  Settings,
} from "@mgp/core";
import type { Backend, Opener, Progress, World } from "./backend.ts";
import type { Clock } from "./clock.ts";
import type { TargetFaults, TargetProcesses } from "./target.ts";

/** How long a write may take to be seen where `readAfterWrite` is not claimed. */
const SEEN_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 50;

/** An hour: no case is about being slow. */
const BUDGET_MS = 3_600_000;

/** What is the same for all cases of a run. */
export interface CaseConditions {
  readonly seed: number;
  readonly fillMs: number;
}

/** What one case works with: an open store on an empty backend, or on tenants that no case used. */
export class CaseContext {
  readonly clock: Clock;
  /** For random sequences. */
  readonly seed: number;
  /** How long a case may take to make its many records, in milliseconds. */
  readonly fillMs: number;
  /** What the case did with less than it wanted, in words. */
  readonly notes: string[] = [];
  readonly #opener: Opener;
  readonly #backend: Backend;
  readonly #opened: MemoryStore[] = [];
  #open: OpenStore;

  constructor(opener: Opener, backend: Backend, open: OpenStore, options: CaseConditions & { readonly clock: Clock }) {
    this.#opener = opener;
    this.#backend = backend;
    this.#open = open;
    this.clock = options.clock;
    this.seed = options.seed;
    this.fillMs = options.fillMs;
  }

  get adapter(): Opener["adapter"] {
    return this.#opener.adapter;
  }

  get store(): MemoryStore {
    return this.#open.store;
  }

  get manifest(): AdapterManifest {
    return this.#open.manifest;
  }

  get guarantees(): Guarantees {
    return this.#open.guarantees;
  }

  get settings(): Settings {
    return this.#backend.settings;
  }

  get faults(): TargetFaults {
    return this.#opener.faults;
  }

  get processes(): TargetProcesses | undefined {
    return this.#opener.processes;
  }

  /** A tenant that no case used before. */
  tenant(name = "acme"): string {
    return `${name}-${crypto.randomUUID()}`;
  }

  /** A call that nothing hurries. */
  call(over: Partial<Call> = {}): Call {
    return { signal: new AbortController().signal, deadline: this.clock.now + BUDGET_MS, ...over };
  }

  /** Is this text anywhere in the backend? Only where the target has a probe. */
  async probe(needle: string): Promise<boolean> {
    return (await this.#opener.probe?.(needle, this.settings)) ?? false;
  }

  /** Closes the store and opens the backend again; the clock goes on. @param analyser absent: core's */
  async reopen(analyser?: Analyser): Promise<MemoryStore> {
    await this.store.close();
    await this.#opener.restart?.(this.settings);
    this.#open = await this.#opener.open(this.settings, this.#world(analyser), this.call());
    return this.store;
  }

  /** As `mgp-gateway reindex` does. A store that one process holds at a time has to be closed. */
  async reindex(
    analyser: Analyser,
    onProgress: Progress = () => undefined,
    call: Call = this.call(),
  ): Promise<Reindexed> {
    const { reindex } = this.#opener;
    assert.ok(reindex !== undefined, "the store is durable and searched by words, and the adapter has no reindex");
    return await reindex(this.settings, this.#world(analyser), call, onProgress);
  }

  /** A store on another, empty backend. Only where each case has a backend of its own. */
  async another(): Promise<MemoryStore> {
    const backend = await this.#opener.newBackend();
    this.#backend.andThen.push(backend);
    const { store } = await this.#opener.open(backend.settings, this.#world(undefined), this.call());
    this.#opened.push(store);
    return store;
  }

  /**
   * Runs assertions over what reads show of acknowledged writes. They must hold at once, unless `readAfterWrite`
   * says that it may take a moment: then they must come to hold.
   */
  async seen(by: "get" | "search", assertions: () => Promise<void>): Promise<void> {
    if (this.guarantees.readAfterWrite[by]) return await assertions();
    const end = performance.now() + SEEN_WITHIN_MS;
    for (;;) {
      try {
        return await assertions();
      } catch (error) {
        if (!(error instanceof AssertionError) || performance.now() > end) throw error;
      }
      await wait(LOOK_AGAIN_MS);
    }
  }

  #world(analyser: Analyser | undefined): World {
    return { clock: this.clock, ...(analyser === undefined ? {} : { analyser }) };
  }

  /** Closes all that the case opened. */
  async end(): Promise<void> {
    for (const store of [this.store, ...this.#opened]) await store.close();
  }
}
