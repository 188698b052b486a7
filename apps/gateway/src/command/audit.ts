import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import path from "node:path";
import { type LedgerPlugin, type SharedLedgerOptions } from "@mgp/governance";
import { tailAuditLog, verifyAuditLog } from "@mgp/ledger";
import { loadLedger } from "../ledgers/load-ledger.ts";
import { sharedLedgerOptions } from "../ledgers/shared-ledger.ts";
import { safeLine } from "../log/safe-line.ts";
import { parseFlags } from "../settings/command-line.ts";
import { pathFrom } from "../settings/path-from.ts";
import { wholeNumber } from "../settings/setting.ts";
import { misspelledNames } from "../settings/unknown-names.ts";
import { asStartError } from "../start/as-start-error.ts";
import { StartError } from "../start/start-error.ts";
import { auditLogOf } from "./build-gateway.ts";
import { readConfiguration, readFullConfiguration } from "./configuration.ts";
import { nextSignal } from "./stop-signals.ts";
import { warningLine, type Terminal } from "./terminal.ts";

/** The exit code of a check that found nothing to check. */
const EMPTY = 3;

/** `mgp-gateway audit verify [FILE] [--head HASH,…]` and `mgp-gateway audit tail [FILE] [--lines N] [--follow]` */
export async function auditCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [action, second, ...rest] = words;
  const file = second === undefined || second.startsWith("-") ? undefined : second;
  const flags = file === undefined ? words.slice(1) : rest;
  if (action !== "verify" && action !== "tail")
    throw new StartError(
      'The commands are "mgp-gateway audit verify [FILE] [--head HASH]" and "mgp-gateway audit tail [FILE] [--lines N] [--follow]". Without FILE it is the audit log that the settings name.',
      { exitCode: 2 },
    );
  const { settings } = readConfiguration([], terminal);
  for (const warning of misspelledNames(terminal.environment)) terminal.err(warningLine(warning));
  if (file === undefined && settings.ledger !== "embedded")
    return action === "verify" ? await verifyLedger(flags, terminal) : await tailLedger(flags, terminal);
  const log = file ?? auditLogOf(settings, terminal.workingDirectory);
  const work = action === "verify" ? verifyFile : tailFile;
  return await readable(log, async () => await work(log, flags, terminal));
}

/**
 * The gateway's own log has to hold the head that the gateway keeps of it. With a hash that was noted elsewhere, a log
 * that was written anew together with that head is found out, too.
 */
async function verifyFile(name: string, flags: readonly string[], terminal: Terminal): Promise<number> {
  const [knownHead] = knownHeads(flags);
  const file = pathFrom(terminal.workingDirectory, name);
  const headFile = await headFileOf(file, terminal);
  const found = await verifyAuditLog(file, {
    ...(knownHead === undefined ? {} : { knownHead }),
    ...(headFile === undefined ? {} : { headFile }),
  });
  const isMissing = found.firstBad === undefined && found.lines === 0 && !existsSync(file);
  if (isMissing) terminal.out(`${name}: there is no such file\n`);
  else if (!told(name, found, terminal)) return 1;
  return found.lines === 0 ? EMPTY : 0;
}

/** Where the gateway keeps the head of this log; `undefined` for a log that is not this gateway's. */
async function headFileOf(file: string, terminal: Terminal): Promise<string | undefined> {
  const { settings } = readConfiguration([], terminal);
  if (settings.ledger !== "embedded") return undefined;
  const [one, other] = await Promise.all([file, auditLogOf(settings, terminal.workingDirectory)].map(realPath));
  return one === other
    ? path.join(pathFrom(terminal.workingDirectory, settings.stateDirectory), "state.db")
    : undefined;
}

async function realPath(file: string): Promise<string> {
  return await realpath(file).catch(() => file);
}

async function verifyLedger(flags: readonly string[], terminal: Terminal): Promise<number> {
  const { plugin, options } = await sharedLedger(terminal);
  const { chains, missingHeads } = await inStartErrors(async () => await plugin.verify(options, knownHeads(flags)));
  let isSound = missingHeads.length === 0;
  for (const { chain, ...found } of chains) if (!told(`chain ${chain}`, found, terminal)) isSound = false;
  for (const hash of missingHeads)
    terminal.err(`no chain has the head ${hash}: lines were cut off at the end, or a chain was replaced\n`);
  if (!isSound) return 1;
  if (chains.some(({ lines }) => lines > 0)) return 0;
  if (chains.length === 0) terminal.out("the ledger: empty; no gateway has used it\n");
  return EMPTY;
}

/** Reports one chain. Returns whether nothing is wrong with it. */
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
  if (firstBad !== undefined) terminal.err(`${name}: line ${firstBad.line}: ${firstBad.reason}\n`);
  else if (lines === 0) terminal.out(`${name}: empty; there is no line in it to check\n`);
  else terminal.out(`${name}: ${lines} lines, unbroken; the last one's hash is ${head}\n`);
  return firstBad === undefined;
}

async function tailFile(file: string, flags: readonly string[], terminal: Terminal): Promise<number> {
  const { lines, follow, signal } = tailOptions(flags);
  const found = tailAuditLog(pathFrom(terminal.workingDirectory, file), { lines, follow, signal });
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
  const { settings } = readConfiguration([], terminal);
  // Only a ledger in the adapter's database has to ask the adapter where that is.
  const adapterSettings =
    settings.ledgerDsn === undefined ? (await readFullConfiguration([], terminal)).adapterSettings : {};
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
  if (follow)
    nextSignal()
      .then(() => stop.abort())
      .catch((error: unknown) => stop.abort(error));
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
    throw asStartError(error);
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
    throw asStartError(error);
  }
}
