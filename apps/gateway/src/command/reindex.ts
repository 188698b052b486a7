import { type Call, type MemoryAdapter, type Reindexed, StoreError } from "@mgp/core";
import { createLog } from "../log/create-log.ts";
import type { Log } from "../log/log.ts";
import { type FlagDeclaration, parseFlags } from "../settings/command-line.ts";
import { asStartError } from "../start/as-start-error.ts";
import { StartError } from "../start/start-error.ts";
import { readFullConfiguration } from "./configuration.ts";
import { openProgress } from "./progress.ts";
import { nextSignal } from "./stop-signals.ts";
import type { Terminal } from "./terminal.ts";

/** A week: millions of records through a hosted embedding service. */
const TIMEOUT_MS = 7 * 24 * 3_600_000;

/** Once, and never because a setting was left out. */
const removeVectorsFlag: FlagDeclaration = { flag: "remove-vectors", boolean: true };

/** What either run is made with. */
interface Run {
  readonly adapter: MemoryAdapter<unknown>;
  /** As it was configured. */
  readonly name: string;
  readonly options: unknown;
  readonly log: Log;
  readonly call: Call;
  readonly terminal: Terminal;
}

/**
 * `mgp-gateway reindex`: makes anew what the backend keeps of all records' texts and what is old, by this release and
 * with the embedding model of today's settings. With `--remove-vectors` it removes all vectors.
 */
export async function reindexCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const { settings, adapter, adapterSettings } = await readFullConfiguration(words, terminal, [removeVectorsFlag]);
  const removes = parseFlags(words, [removeVectorsFlag], { lenient: true }).get("remove-vectors") === "true";
  const { log, close } = createLog({ level: settings.logLevel, format: settings.logFormat });
  const stop = new AbortController();
  nextSignal()
    .then(() => stop.abort())
    .catch((error: unknown) => stop.abort(error));
  const call: Call = { signal: stop.signal, deadline: Date.now() + TIMEOUT_MS };
  try {
    const options = adapter.optionsFrom(adapterSettings);
    const run: Run = { adapter, name: settings.adapter, options, log, call, terminal };
    terminal.out(removes ? await removeVectors(run) : await reindex(run));
    return 0;
  } catch (error) {
    if (StoreError.isInstance(error) && error.code === "cancelled")
      throw new StartError("Stopped. What is done is kept: run the command again to go on.", { cause: error });
    throw asStartError(error);
  } finally {
    await close();
  }
}

/** @returns what is to be said of it */
async function reindex({ adapter, name, options, log, call, terminal }: Run): Promise<string> {
  if (adapter.reindex === undefined) return `The adapter ${name} has nothing to reindex.\n`;
  const progress = openProgress(terminal);
  try {
    const done = await adapter.reindex(options, { now: Date.now, log }, call, progress.report);
    return `The words of all ${done.records} records of ${name} are up to date. ${aboutVectors[done.vectors]}\n`;
  } finally {
    progress.end();
  }
}

const aboutVectors: Readonly<Record<Reindexed["vectors"], string>> = {
  made: "All have vectors of the configured model.",
  left: "No embedding provider is configured, so their vectors were left as they are.",
  none: "There are no vectors.",
};

/** @returns what is to be said of it */
async function removeVectors({ adapter, name, options, log, call }: Run): Promise<string> {
  if (adapter.removeVectors === undefined)
    throw new StartError(`The adapter ${name} has no vectors that can be removed. Leave --remove-vectors out.`);
  await adapter.removeVectors(options, { now: Date.now, log }, call);
  return `The vectors of ${name} are removed.\n`;
}
