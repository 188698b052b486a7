import path from "node:path";
import { tailAuditLog, verifyAuditLog } from "@mgp/ledger";
import { safeLine } from "../log/safe-line.ts";
import { parseFlags } from "../settings/command-line.ts";
import { wholeNumber } from "../settings/setting.ts";
import { auditLogOf } from "./build-gateway.ts";
import { readConfiguration } from "./configuration.ts";
import { StartError } from "./start-error.ts";
import { nextSignal } from "./stop-signals.ts";
import type { Terminal } from "./terminal.ts";

/** `mgp-gateway audit verify FILE [--head HASH]` and `mgp-gateway audit tail [FILE] [--lines N] [--follow]` */
export async function auditCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [action, second, ...rest] = words;
  const named = second !== undefined && !second.startsWith("-");
  const flags = named ? rest : words.slice(1);
  if (action === "verify" && named) return await readable(second, async () => await verify(second, flags, terminal));
  if (action === "tail") {
    const file = named ? second : auditLogOf(readConfiguration([], terminal).settings, terminal.workingDirectory);
    return await readable(file, async () => await tail(file, flags, terminal));
  }
  throw new StartError(
    'The commands are "mgp-gateway audit verify FILE [--head HASH]" and "mgp-gateway audit tail [FILE] [--lines N] [--follow]".',
    { exitCode: 2 },
  );
}

/** With a hash that was noted earlier, a log from which the end was cut off is found out, too. */
async function verify(file: string, flags: readonly string[], terminal: Terminal): Promise<number> {
  const knownHead = parseFlags(flags, [{ flag: "head" }], { lenient: false }).get("head");
  const { lines, head, firstBad } = await verifyAuditLog(
    path.resolve(terminal.workingDirectory, file),
    knownHead === undefined ? {} : { knownHead },
  );
  if (firstBad === undefined) {
    terminal.out(`${file}: ${lines} lines, unbroken; the last one's hash is ${head}\n`);
    return 0;
  }
  terminal.err(`${file}: line ${firstBad.line}: ${firstBad.reason}\n`);
  return 1;
}

async function tail(file: string, flags: readonly string[], terminal: Terminal): Promise<number> {
  const given = parseFlags(flags, [{ flag: "lines" }, { flag: "follow", boolean: true }], { lenient: false });
  const follow = given.get("follow") === "true";
  const stop = new AbortController();
  if (follow) void nextSignal().then(() => stop.abort());
  const lines = tailAuditLog(path.resolve(terminal.workingDirectory, file), {
    lines: countOf(given.get("lines") ?? "10"),
    follow,
    signal: stop.signal,
  });
  for await (const line of lines) terminal.out(`${safeLine(line)}\n`);
  return 0;
}

function countOf(text: string): number {
  try {
    return wholeNumber(0, 1_000_000)(text);
  } catch (error) {
    throw new StartError(`--lines must be ${error instanceof Error ? error.message : ""}.`, { exitCode: 2 });
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
