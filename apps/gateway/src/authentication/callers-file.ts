import { isObject, keyFault, requestedActions } from "@mgp/core";
import { TENANT_LENGTH, UNBOUND_TENANT, type Caller } from "@mgp/governance";
import { readBoundedFile, UnfitFile } from "../settings/bounded-file.ts";
import { nearest } from "../settings/nearest.ts";
import { StartError } from "../start/start-error.ts";
import { CallerRegistry, type CallerEntry } from "./caller-registry.ts";
import { rights } from "./rights.ts";

const keys: readonly string[] = ["id", "key_sha256", "tenants", "agents", "actions", "rights"];
const idPattern = /^[A-Za-z0-9._-]{1,128}$/;
const digestPattern = /^[0-9a-f]{64}$/i;
/** The ids of the callers that other modes make: an entry of that name would own their tasks and audit events. */
const reservedIds: ReadonlySet<string> = new Set(["anonymous", "shared"]);

/** Bytes that a callers file has at most. */
const MOST_BYTES = 16_777_216;

/** Reads MGP_GATEWAY_CALLERS_FILE. Every mistake in it is a refusal to start that names the entry and the fix. */
export function readCallersFile(path: string): CallerRegistry {
  let bytes: Uint8Array;
  try {
    bytes = readBoundedFile(path, MOST_BYTES);
  } catch (error) {
    const fault = error instanceof UnfitFile ? error.message : "cannot be read";
    throw new StartError(
      `The callers file ${path} ${fault}. Make one with "mgp-gateway key new", and name it in MGP_GATEWAY_CALLERS_FILE or --callers-file.`,
    );
  }
  return parseCallers(new TextDecoder().decode(bytes), path);
}

/** Checks the text of a callers file. */
export function parseCallers(text: string, path: string): CallerRegistry {
  const fault = keyFault(text);
  if (fault !== undefined) throw new StartError(`The callers file ${path} ${fault}.`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new StartError(`The callers file ${path} is not valid JSON.`);
  }
  if (!isObject(document) || !Array.isArray(document["callers"]) || Object.keys(document).length !== 1)
    throw new StartError(`The callers file ${path} must hold one object with one key: { "callers": [ … ] }.`);
  const list: readonly unknown[] = document["callers"];
  if (list.length === 0)
    throw new StartError(`The callers file ${path} names nobody. Add an entry with "mgp-gateway key new".`);
  const entries = list.map((value, index) => parseEntry(value, `${path}: callers[${index}]`));
  refuseRepeats(entries, path);
  return new CallerRegistry(entries);
}

function parseEntry(value: unknown, where: string): CallerEntry {
  if (!isObject(value)) throw new StartError(`${where} must be an object.`);
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) throw new StartError(`${where} has the unknown key "${key}".${nearest(key, keys)}`);
  }
  const { id, key_sha256: digest } = value;
  if (typeof id !== "string" || !idPattern.test(id))
    throw new StartError(`${where}.id must be 1 to 128 letters, digits, dots, underscores or hyphens.`);
  if (reservedIds.has(id)) throw new StartError(`${where}.id may not be "${id}": the gateway uses that name itself.`);
  if (typeof digest !== "string" || !digestPattern.test(digest))
    throw new StartError(`${where}.key_sha256 must be the SHA-256 of the key, as 64 hexadecimal digits.`);
  const caller: Caller = {
    id,
    authentication: "named",
    tenants: tenantPatterns(value["tenants"], `${where}.tenants`),
    agents: patterns(value["agents"], `${where}.agents`),
    actions: choices(value["actions"], requestedActions, `${where}.actions`),
    rights: value["rights"] === undefined ? [] : choices(value["rights"], rights, `${where}.rights`),
  };
  return { caller, keyDigest: Buffer.from(digest, "hex") };
}

/** Exact names, or prefixes with one trailing `*`. */
function patterns(value: unknown, where: string): readonly string[] {
  const list = nonEmptyTexts(value, where);
  for (const pattern of list) {
    if (pattern.slice(0, -1).includes("*"))
      throw new StartError(`${where} has "${pattern}", but a * may only stand at the end.`);
  }
  return list;
}

function tenantPatterns(value: unknown, where: string): readonly string[] {
  const list = patterns(value, where);
  if (list.includes(UNBOUND_TENANT))
    throw new StartError(`${where} may not have "${UNBOUND_TENANT}": the gateway uses that name itself.`);
  if (list.some((name) => name.length > TENANT_LENGTH))
    throw new StartError(`${where} has a name of more than ${TENANT_LENGTH} characters. Shorten it.`);
  return list;
}

function choices<Choice extends string>(value: unknown, allowed: readonly Choice[], where: string): readonly Choice[] {
  if (!Array.isArray(value)) throw new StartError(`${where} must be a list of: ${allowed.join(", ")}.`);
  const given: readonly unknown[] = value;
  return given.map((item) => {
    const choice = allowed.find((candidate) => candidate === item);
    if (choice === undefined)
      throw new StartError(`${where} has ${JSON.stringify(item)}, but must be a list of: ${allowed.join(", ")}.`);
    return choice;
  });
}

function nonEmptyTexts(value: unknown, where: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const texts = list.filter((item) => typeof item === "string").filter((item) => item !== "");
  if (texts.length === 0 || texts.length !== list.length)
    throw new StartError(`${where} must be a list of at least one name; "*" stands for all.`);
  return texts;
}

function refuseRepeats(entries: readonly CallerEntry[], path: string): void {
  const ids = new Set<string>();
  const digests = new Set<string>();
  for (const { caller, keyDigest } of entries) {
    const digest = Buffer.from(keyDigest).toString("hex");
    if (ids.has(caller.id))
      throw new StartError(`The callers file ${path} has two entries with the id "${caller.id}".`);
    if (digests.has(digest))
      throw new StartError(`The callers file ${path} gives "${caller.id}" a key that another entry has already.`);
    ids.add(caller.id);
    digests.add(digest);
  }
}
