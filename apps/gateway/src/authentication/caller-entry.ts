import { isObject, requestedActions } from "@mgp/core";
import { TENANT_LENGTH, UNBOUND_TENANT, type Caller } from "@mgp/governance";
import type { JsonSpot } from "../json/json-spot.ts";
import { parseDigest, parseKey, type CallerKey } from "./caller-key.ts";
import type { CallerEntry } from "./caller-registry.ts";
import { CallersFault } from "./callers-fault.ts";
import { refuseUnknown, shownWord } from "./known-members.ts";
import { rights } from "./rights.ts";

const members: readonly string[] = ["id", "key_sha256", "keys", "tenants", "agents", "actions", "rights"];
const idPattern = /^[A-Za-z0-9._-]{1,128}$/;
/** The ids of the callers that other modes make: an entry of that name would own their tasks and audit events. */
const reservedIds: ReadonlySet<string> = new Set(["anonymous", "shared"]);

/** Keys that a caller has at most, revoked and expired ones among them. */
const MOST_KEYS = 100;

/** Reads an item of `callers`. @throws CallersFault that names the place */
export function parseEntry(value: unknown, where: JsonSpot): CallerEntry {
  if (!isObject(value)) throw new CallersFault(`${where.name} must be an object.`);
  refuseUnknown(value, members, where);
  const caller: Caller = {
    id: parseId(value["id"], where.at("id")),
    authentication: "named",
    tenants: tenantPatterns(value["tenants"], where.at("tenants")),
    agents: patterns(value["agents"], where.at("agents")),
    actions: choices(value["actions"], requestedActions, where.at("actions")),
    rights: value["rights"] === undefined ? [] : choices(value["rights"], rights, where.at("rights")),
  };
  return { caller, keys: parseKeys(value, where) };
}

function parseId(id: unknown, where: JsonSpot): string {
  if (typeof id !== "string" || !idPattern.test(id))
    throw new CallersFault(`${where.name} must be 1 to 128 letters, digits, dots, underscores or hyphens.`);
  if (reservedIds.has(id))
    throw new CallersFault(`${where.name} may not be "${id}": the gateway uses that name itself.`);
  return id;
}

/** `keys`, or `key_sha256` for one key without an end. */
function parseKeys(value: Readonly<Record<string, unknown>>, where: JsonSpot): readonly CallerKey[] {
  const { keys, key_sha256: single } = value;
  if (single !== undefined) {
    if (keys !== undefined) throw new CallersFault(`${where.name} has both keys and key_sha256. Leave one out.`);
    return [{ digest: parseDigest(single, where.at("key_sha256")) }];
  }
  const list: readonly unknown[] | undefined = Array.isArray(keys) ? keys : undefined;
  if (list === undefined) throw new CallersFault(`${where.at("keys").name} must be a list of keys.`);
  if (list.length > MOST_KEYS)
    throw new CallersFault(
      `${where.at("keys").name} has more than ${MOST_KEYS} keys. Take out revoked and expired ones.`,
    );
  return list.map((key, index) => parseKey(key, where.at("keys", index)));
}

/** Exact names, or prefixes with one trailing `*`. */
function patterns(value: unknown, where: JsonSpot): readonly string[] {
  const list = nonEmptyTexts(value, where);
  for (const pattern of list) {
    if (pattern.slice(0, -1).includes("*"))
      throw new CallersFault(`${where.name} has ${shownWord(pattern)}, but a * is allowed at the end only.`);
  }
  return list;
}

function tenantPatterns(value: unknown, where: JsonSpot): readonly string[] {
  const list = patterns(value, where);
  if (list.includes(UNBOUND_TENANT))
    throw new CallersFault(`${where.name} may not have "${UNBOUND_TENANT}": the gateway uses that name itself.`);
  if (list.some((name) => name.length > TENANT_LENGTH))
    throw new CallersFault(`${where.name} has a name of more than ${TENANT_LENGTH} characters. Shorten it.`);
  return list;
}

function choices<Choice extends string>(
  value: unknown,
  allowed: readonly Choice[],
  where: JsonSpot,
): readonly Choice[] {
  if (!Array.isArray(value)) throw new CallersFault(`${where.name} must be a list of: ${allowed.join(", ")}.`);
  const given: readonly unknown[] = value;
  return given.map((item) => {
    const choice = allowed.find((candidate) => candidate === item);
    if (choice === undefined)
      throw new CallersFault(`${where.name} has ${shownWord(item)}, but must be a list of: ${allowed.join(", ")}.`);
    return choice;
  });
}

function nonEmptyTexts(value: unknown, where: JsonSpot): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const texts = list.filter((item) => typeof item === "string").filter((item) => item !== "");
  if (texts.length === 0 || texts.length !== list.length)
    throw new CallersFault(`${where.name} must be a list of at least one name; "*" stands for all.`);
  return texts;
}
