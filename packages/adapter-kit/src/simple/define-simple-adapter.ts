import {
  type AdapterContext,
  type AdapterSetting,
  type Call,
  defineAdapter,
  type MemoryAdapter,
  type OpenStore,
  type Reindexed,
  type Settings,
} from "@mgp/core";
import { manifestFor } from "../manifest/manifest-for.ts";
import { analyserOf } from "../reindex/analyser-in-use.ts";
import { defineStore } from "../store/define-store.ts";
import { MOST_BODY_BYTES, wellFormedTexts } from "../store/draft-check.ts";
import { Gate } from "../store/gate.ts";
import type { Awaitable } from "../store/store-body.ts";
import { reindexMemories } from "./analysed-memories.ts";
import { BackendCalls } from "./backend-calls.ts";
import type { SimpleBackend } from "./backend.ts";
import { type BackendClaims, guaranteesOf } from "./guarantees.ts";
import { type Limit, limitsOf } from "./limits.ts";
import { simpleBodyOf } from "./simple-body.ts";

/** An adapter over a key-value backend. */
export interface SimpleAdapter<Options> extends BackendClaims {
  /** The short name that memories carry, as in `redis`. */
  readonly name: string;
  /** The class of the backend, as in `key_value`; free text. */
  readonly kind: string;
  /** What an operator may set. @default nothing */
  readonly settings?: readonly AdapterSetting[];
  /** Reads and checks the settings. Throws `misconfigured`, naming the setting, what is wrong and the fix. */
  readonly optionsFrom: (settings: Settings) => Options;
  /**
   * The most UTF-8 bytes of a memory. A value holds the memory, as JSON within JSON, and its words beside it: allow for
   * three times as much.
   *
   * @default 16777216
   */
  readonly bodyBytes?: (options: Options) => number;
  /**
   * Connects. Throws `misconfigured` for a wrong option, `unavailable` when the backend does not answer; what else it
   * throws becomes `unavailable`. A backend that comes when the call is over is closed.
   */
  readonly open: (options: Options, context: AdapterContext, call: Call) => Awaitable<SimpleBackend>;
}

/** An open store that says what it is limited by. */
export interface OpenSimpleStore extends OpenStore {
  /** In words, each with the hook that lifts it. */
  readonly limits: readonly Limit[];
}

/**
 * Makes a whole adapter out of four methods over a key-value backend with a version check. What it promises follows from
 * the claims and from the hooks that the opened backend has; what it is limited by is logged at opening. Tokens are made
 * anew by a reindex, for which the backend is opened once more: where it lets one in at a time, the gateway is stopped
 * before.
 *
 * @returns the adapter, to be the default export of a package
 */
export function defineSimpleAdapter<Options>(adapter: SimpleAdapter<Options>): MemoryAdapter<Options> {
  const { name, settings = [], optionsFrom } = adapter;
  return defineAdapter({
    name,
    settings,
    optionsFrom,
    open: async (options: Options, context: AdapterContext, call: Call) =>
      await openSimple(adapter, options, context, call),
    reindex: async (options: Options, context: AdapterContext, call: Call, onProgress) =>
      await reindexSimple(adapter, options, context, call, onProgress),
  });
}

async function openSimple<Options>(
  adapter: SimpleAdapter<Options>,
  options: Options,
  context: AdapterContext,
  call: Call,
): Promise<OpenSimpleStore> {
  const { name, kind } = adapter;
  const gate = new Gate(name, context.now);
  const backend = await openBackend(gate, call, () => adapter.open(options, context, call));
  try {
    const guarantees = guaranteesOf(adapter, backend, adapter.bodyBytes?.(options) ?? MOST_BODY_BYTES);
    const body = await simpleBodyOf(backend, gate, analyserOf(context), call);
    const limits = limitsOf(backend);
    context.log("info", "store_limits", { adapter: name, limits });
    const store = defineStore(body, { gate, guarantees, texts: wellFormedTexts });
    return { store, manifest: manifestFor({ name, kind, modes: ["lexical"] }), guarantees, limits };
  } catch (error) {
    // What went wrong first is what has to be told; a close that fails or never ends must not stand before it.
    await gate.whileWaited(call, closeOpened(backend)).catch(() => undefined);
    throw error;
  }
}

async function reindexSimple<Options>(
  adapter: SimpleAdapter<Options>,
  options: Options,
  context: AdapterContext,
  call: Call,
  onProgress: (done: number, total: number) => void,
): Promise<Reindexed> {
  const gate = new Gate(adapter.name, context.now);
  const backend = await openBackend(gate, call, () => adapter.open(options, context, call));
  try {
    return await reindexMemories(backend, { gate, call, analyser: analyserOf(context), onProgress });
  } finally {
    await backend.close();
  }
}

async function openBackend(gate: Gate, call: Call, open: () => Awaitable<SimpleBackend>): Promise<SimpleBackend> {
  let opening: Awaitable<SimpleBackend> | undefined;
  try {
    return await new BackendCalls(gate).read(call, () => (opening = open()));
  } catch (error) {
    // A backend that comes when the call is over belongs to no store that would close it.
    closeOpened(opening).catch(() => undefined);
    throw error;
  }
}

async function closeOpened(opening: Awaitable<SimpleBackend> | undefined): Promise<void> {
  const backend = await opening;
  await backend?.close();
}
