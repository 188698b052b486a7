import {
  ANALYSER_VERSION,
  type Call,
  StoreError,
  type AdapterContext,
  type MemoryAdapter,
  type OpenStore,
  type Settings,
} from "@mgp/core";
import { findViolation } from "@mgp/core/validation";
import { silentLog, type Log } from "../log/log.ts";

/** A backend that is open, and the names under which it is reported. */
export interface Backend {
  /** As it was configured: `adapter`, `backend` and `backend_origin` say this. */
  readonly name: string;
  /** `MemoryAdapter.name`, which memories carry as `backend_ref.adapter`. */
  readonly adapterName: string;
  readonly open: OpenStore;
}

export interface OpenBackendOptions {
  /** @default the adapter's own name */
  readonly name?: string;
  /** Values of the adapter's settings, by environment variable. @default none */
  readonly settings?: Settings;
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number;
  /** @default nothing is logged */
  readonly log?: Log;
  /** Milliseconds that opening may take. @default 60000 */
  readonly timeoutMs?: number;
}

/**
 * Opens an adapter's store and checks that its manifest is one.
 *
 * @throws StoreError `misconfigured` for wrong options and for a manifest that is not valid
 */
export async function openBackend<Options>(
  adapter: MemoryAdapter<Options>,
  options: OpenBackendOptions = {},
): Promise<Backend> {
  const { now = Date.now, log = silentLog, timeoutMs = 60_000 } = options;
  const context: AdapterContext = { now, log };
  const call: Call = { signal: AbortSignal.timeout(timeoutMs), deadline: now() + timeoutMs };
  const open = await adapter.open(adapter.optionsFrom(options.settings ?? {}), context, call);
  try {
    checkManifest(adapter.name, open);
    await tellOldWords(adapter.name, open, context, call);
  } catch (error) {
    await open.store.close();
    throw error;
  }
  return { name: options.name ?? adapter.name, adapterName: adapter.name, open };
}

function checkManifest(adapter: string, { manifest }: OpenStore): void {
  const violation = findViolation("adapter-manifest", manifest);
  if (violation === undefined) return;
  throw new StoreError(
    "misconfigured",
    `The manifest of the adapter ${adapter} is not valid: ${violation.message}. Report this to its authors.`,
  );
}

/** The store is served all the same: what is there is found by the words that it has. */
async function tellOldWords(adapter: string, { store }: OpenStore, { log }: AdapterContext, call: Call): Promise<void> {
  const kept = await store.operator.analyserVersion(call);
  if (kept === undefined || kept >= ANALYSER_VERSION) return;
  log("warn", "store_words_are_old", {
    adapter,
    analyser_of_store: kept,
    analyser: ANALYSER_VERSION,
    fix: "Some memories cannot be found by their words. Run mgp-gateway reindex, which rebuilds the words.",
  });
}
