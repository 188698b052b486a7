import { keyId } from "../authentication/caller-key.ts";
import { parseEntries } from "../authentication/callers-file.ts";
import { withMember } from "../json/json-edit.ts";
import { StartError } from "../start/start-error.ts";
import { editCallers, neededCallersFile } from "./callers-edit.ts";
import { readKeyFlags } from "./key-flags.ts";
import { withKeyList } from "./key-list-form.ts";
import type { Terminal } from "./terminal.ts";

/** `mgp-gateway key revoke KEY-ID`, or `--id NAME` for all keys of a caller. A key that is revoked already stays so. */
export async function revokeKeys(words: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = words;
  const named = first === undefined || first.startsWith("-") ? undefined : first;
  const { flags, isJson, callersFile } = readKeyFlags(named === undefined ? words : rest, [{ flag: "id" }], terminal);
  const file = neededCallersFile(callersFile);
  const which = chosen(named, flags.get("id"));
  let revoked: readonly FoundKey[] = [];
  await editCallers(file, (text = "") => {
    revoked = foundIn(text, which);
    return revoked.filter((key) => !key.isRevoked).reduce(withRevocation, text);
  });
  terminal.out(
    isJson
      ? `${JSON.stringify({ revoked: revoked.map(({ id, caller }) => ({ caller, key_id: id })) })}\n`
      : told(revoked),
  );
  return 0;
}

/** Keys by their own id or by their caller's. */
type Choice = { readonly key: string } | { readonly caller: string };

function chosen(key: string | undefined, caller: string | undefined): Choice {
  if (key !== undefined && caller === undefined) return { key };
  if (caller !== undefined && key === undefined) return { caller };
  throw new StartError(
    'Name either a key, "mgp-gateway key revoke KEY-ID", or with --id a caller with all its keys. "mgp-gateway key list" shows both.',
    {
      exitCode: 2,
    },
  );
}

interface FoundKey {
  readonly id: string;
  readonly caller: string;
  readonly isRevoked: boolean;
  /** Of the caller and of the key, in the file. */
  readonly at: readonly [number, number];
}

/** @throws StartError when there is none */
function foundIn(text: string, choice: Choice): readonly FoundKey[] {
  const all = parseEntries(text).flatMap(({ caller, keys }, index) =>
    keys.map((key, number): FoundKey => ({
      id: keyId(key.digest),
      caller: caller.id,
      isRevoked: key.revokedAt !== undefined,
      at: [index, number],
    })),
  );
  const found = all.filter((key) =>
    "key" in choice ? key.id === choice.key.toLowerCase() : key.caller === choice.caller,
  );
  if (found.length > 0) return found;
  throw new StartError(
    "key" in choice
      ? 'The callers file has no such key. "mgp-gateway key list" shows the ids of all.'
      : `The callers file has no key of a caller "${choice.caller}". "mgp-gateway key list" shows the callers and their keys.`,
  );
}

function withRevocation(text: string, { at: [caller, key] }: FoundKey): string {
  const path = ["callers", caller, "keys", key];
  return withMember(withKeyList(text, caller), path, "revoked_at", new Date().toISOString());
}

function told(revoked: readonly FoundKey[]): string {
  const lines = revoked.map(
    ({ id, caller, isRevoked }) => `${id} of "${caller}" ${isRevoked ? "was revoked before" : "is revoked"}.\n`,
  );
  return `${lines.join("")}Gateways that use the file refuse ${revoked.length === 1 ? "it" : "them"} within two seconds.\n`;
}
