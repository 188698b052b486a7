import path from "node:path";
import { LedgerUnavailable, type LedgerPlugin, type SharedLedgerOptions } from "@mgp/governance";
import { tailAuditLog, verifyAuditLog } from "@mgp/ledger";
import { loadLedger } from "../ledgers/load-ledger.ts";
import { sharedLedgerOptions } from "../ledgers/shared-ledger.ts";
import { safeLine } from "../log/safe-line.ts";
import { parseFlags } from "../settings/command-line.ts";
import { wholeNumber } from "../settings/setting.ts";
import { auditLogOf } from "./build-gateway.ts";
import { readConfiguration, readFullConfiguration } from "./configuration.ts";
import { StartError } from "./start-error.ts";
import { nextSignal } from "./stop-signals.ts";
import type { Terminal } from "./terminal.ts";

/** `mgp-gateway audit verify [FILE] [--head HASH,…]` and `mgp-gateway audit tail [FILE] [--lines N] [--follow]` */
export async function auditCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [action, second, ...rest] = words;
  const file = second === undefined || second.startsWith("-") ? undefined : second;
  const flags = file === undefined ? words.slice(1) : rest;
  const isShared = file === undefined && readConfiguration([], terminal).settings.ledger !== "embedded";
  if (action === "verify" && file !== undefined)
    return await readable(file, async () => await verifyFile(file, flags, terminal));
  if (action === "verify" && isShared) return await verifyLedger(flags, terminal);
  if (action === "tail" && isShared) return await tailLedger(flags, terminal);
  if (action === "tail") {
    const log = file ?? auditLogOf(readConfiguration([], terminal).settings, terminal.workingDirectory);
    return await readable(log, async () => await tailFile(log, flags, terminal));
  }
  throw new StartError(
    'The commands are "mgp-gateway audit verify FILE [--head HASH]" and "mgp-gateway audit tail [FILE] [--lines N] [--follow]". Without FILE, "verify" checks the ledger that MGP_LEDGER=postgres names.',
    { exitCode: 2 },
  );
}

/** With a hash that was noted earlier, a log from which the end was cut off is found out, too. */
async function verifyFile(file: string, flags: readonly string[], terminal: Terminal): Promise<number> {
  const [knownHead] = knownHeads(flags);
  const { lines, head, firstBad } = await verifyAuditLog(
    path.resolve(terminal.workingDirectory, file),
    knownHead === undefined ? {} : { knownHead },
  );
  return told(file, { lines, head, ...(firstBad === undefined ? {} : { firstBad }) }, terminal) ? 0 : 1;
}

async function verifyLedger(flags: readonly string[], terminal: Terminal): Promise<number> {
  const { plugin, options } = await sharedLedger(terminal);
  const { chains, missingHeads } = await inStartErrors(async () => await plugin.verify(options, knownHeads(flags)));
  let isSound = missingHeads.length === 0;
  for (const { chain, ...found } of chains) if (!told(`chain ${chain}`, found, terminal)) isSound = false;
  for (const hash of missingHeads)
    terminal.err(`no chain has the head ${hash}: lines were cut off at the end, or a chain was replaced\n`);
  return isSound ? 0 : 1;
}

/** Reports one chain. Returns whether it is whole. */
function told(
  name: string,
  found: {
    readonly lines: number;
    readonly head: string;
    readonly firstBad?: { readonly line: number; readonly reason: string };
  },
  terminal: Terminal,
): boolean {
  const { lines, head, firstBad } = found;
  if (firstBad === undefined) terminal.out(`${name}: ${lines} lines, unbroken; the last one's hash is ${head}\n`);
  else terminal.err(`${name}: line ${firstBad.line}: ${firstBad.reason}\n`);
  return firstBad === undefined;
}

async function tailFile(file: string, flags: readonly string[], terminal: Terminal): Promise<number> {
  const { lines, follow, signal } = tailOptions(flags);
  const found = tailAuditLog(path.resolve(terminal.workingDirectory, file), { lines, follow, signal });
  for await (const line of found) terminal.out(`${safeLine(line)}\n`);
  return 0;
}

async function tailLedger(flags: readonly string[], terminal: Terminal): Promise<number> {
  const { plugin, options } = await sharedLedger(terminal);
  const show = (line: string): void => terminal.out(`${safeLine(line)}\n`);
  await inStartErrors(async () => await plugin.tail(options, { ...tailOptions(flags), show }));
  return 0;
}

async function sharedLedger(
  terminal: Terminal,
): Promise<{ readonly plugin: LedgerPlugin; readonly options: SharedLedgerOptions }> {
  const { settings, adapterSettings } = await readFullConfiguration([], terminal);
  const plugin = await loadLedger(settings.ledger, terminal.workingDirectory);
  return { plugin, options: sharedLedgerOptions(settings, adapterSettings) };
}

function knownHeads(flags: readonly string[]): readonly string[] {
  return (
    parseFlags(flags, [{ flag: "head" }], { lenient: false })
      .get("head")
      ?.split(",") ?? []
  );
}

function tailOptions(flags: readonly string[]): {
  readonly lines: number;
  readonly follow: boolean;
  readonly signal: AbortSignal;
} {
  const given = parseFlags(flags, [{ flag: "lines" }, { flag: "follow", boolean: true }], { lenient: false });
  const follow = given.get("follow") === "true";
  const stop = new AbortController();
  if (follow) void nextSignal().then(() => stop.abort());
  return { lines: countOf(given.get("lines") ?? "10"), follow, signal: stop.signal };
}

function countOf(text: string): number {
  try {
    return wholeNumber(0, 1_000_000)(text);
  } catch (error) {
    throw new StartError(`--lines must be ${error instanceof Error ? error.message : ""}.`, { exitCode: 2 });
  }
}

async function inStartErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (LedgerUnavailable.isInstance(error)) throw new StartError(error.message, { cause: error });
    throw error;
  }
}

async function readable(file: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      (error.code === "ENOENT" || error.code === "EACCES" || error.code === "EISDIR")
    )
      throw new StartError(`The audit log ${file} cannot be read (${error.code}).`, { cause: error });
    throw error;
  }
}
