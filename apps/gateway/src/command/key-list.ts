import { formatInstant } from "@mgp/core";
import { keyId, keyState, type CallerKey } from "../authentication/caller-key.ts";
import type { CallerEntry } from "../authentication/caller-registry.ts";
import { asCallersError, parseEntries, readCallersText } from "../authentication/callers-file.ts";
import { neededCallersFile } from "./callers-edit.ts";
import { readKeyFlags } from "./key-flags.ts";
import type { Terminal } from "./terminal.ts";

/** `mgp-gateway key list`: callers and their keys by id, and no secret, which is kept nowhere. */
export async function listKeys(words: readonly string[], terminal: Terminal): Promise<number> {
  const { isJson, callersFile } = readKeyFlags(words, [], terminal);
  const entries = entriesOf(neededCallersFile(callersFile));
  const now = Date.now();
  const callers = entries.map(({ caller, keys }) => ({ id: caller.id, keys: keys.map((key) => described(key, now)) }));
  if (isJson) terminal.out(`${JSON.stringify({ callers })}\n`);
  else for (const { id, keys } of callers) terminal.out([id, ...keys.map(line), ""].join("\n"));
  return await Promise.resolve(0);
}

function entriesOf(file: string): readonly CallerEntry[] {
  try {
    return parseEntries(readCallersText(file));
  } catch (error) {
    throw asCallersError(error, file);
  }
}

type Described = Readonly<Record<string, string>>;

function described(key: CallerKey, now: number): Described {
  const times = {
    created_at: key.createdAt,
    not_before: key.notBefore,
    not_after: key.notAfter,
    revoked_at: key.revokedAt,
  };
  const known = Object.entries(times).flatMap(([name, time]): readonly (readonly [string, string])[] =>
    time === undefined ? [] : [[name, formatInstant(time)]],
  );
  return Object.fromEntries([["key_id", keyId(key.digest)], ["state", keyState(key, now)], ...known]);
}

function line({ key_id: id = "", state = "", ...times }: Described): string {
  return [`  ${id}`, state, ...Object.entries(times).map(([name, time]) => `${name} ${time}`)].join("  ");
}
