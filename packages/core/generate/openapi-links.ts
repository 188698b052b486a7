import { operations } from "../src/protocol/operations.ts";
import type { Json } from "./openapi-parts.ts";

/** What an answer offers to another operation. */
interface Link {
  /** The status of the answer. */
  readonly from: 200 | 202;
  /** Names of the operations that take it. */
  readonly to: readonly (keyof typeof operations)[];
  /** Where in the answer it is: a JSON pointer. */
  readonly at: string;
  /** Where in the next request it belongs: the keys down to it. */
  readonly as: readonly string[];
}

const MEMORY_OPERATIONS = ["get", "update", "expire", "revoke", "delete", "purge"] as const;
const TASK: Omit<Link, "from" | "at"> = { to: ["getTask", "cancelTask"], as: ["task_id"] };

function aboutMemory(to: Link["to"], at: string): Link {
  return { from: 200, to, at, as: ["payload", "memory_id"] };
}

function nextPage(to: keyof typeof operations, at = "/data/next_token", key = "pagination_token"): Link {
  return { from: 200, to: [to], at, as: ["payload", key] };
}

const accepted: Link = { ...TASK, from: 202, at: "/data/task/task_id" };
const task: Link = { ...TASK, from: 200, at: "/data/task/task_id" };

const links: Readonly<Partial<Record<string, readonly Link[]>>> = {
  write: [aboutMemory(MEMORY_OPERATIONS, "/data/memory/memory_id")],
  writeBatch: [aboutMemory(MEMORY_OPERATIONS, "/data/results/0/memory/memory_id")],
  search: [aboutMemory(["get"], "/data/results/0/memory/memory_id"), nextPage("search")],
  get: [aboutMemory(["update", "delete", "purge"], "/data/memory/memory_id")],
  update: [aboutMemory(["get", "purge"], "/data/memory/memory_id")],
  expire: [aboutMemory(["get", "purge"], "/data/memory_id")],
  revoke: [aboutMemory(["get", "purge"], "/data/memory_id")],
  delete: [aboutMemory(["get", "purge"], "/data/memory_id")],
  purge: [aboutMemory(["get", "update", "purge"], "/data/memory_id")],
  import: [aboutMemory(["get", "purge"], "/data/memory_ids/0"), accepted],
  export: [aboutMemory(["get"], "/data/memories/0/memory_id"), nextPage("export"), accepted],
  sync: [nextPage("sync"), nextPage("sync", "/data/cursor", "cursor"), accepted],
  getTask: [task],
  queryAudit: [nextPage("queryAudit")],
};

/** The links of an operation's answer of this status; none: `undefined`. A link stays in the request's tenant. */
export function linksOf(name: string, status: number): Json | undefined {
  const found = (links[name] ?? []).filter(({ from }) => from === status);
  if (found.length === 0) return undefined;
  return Object.fromEntries(
    found.flatMap((link) => link.to.map((target) => [nameOf(target, link), object(target, link)])),
  );
}

function nameOf(target: string, { as }: Link): string {
  const key = as.at(-1) ?? "";
  return key === "memory_id" || key === "task_id" ? target : `${target}By${key === "cursor" ? "Cursor" : "Token"}`;
}

function object(target: keyof typeof operations, { at, as }: Link): Json {
  const value = as.reduceRight<unknown>((inner, key) => ({ [key]: inner }), `$response.body#${at}`);
  const isGoverned = operations[target].enveloped;
  return {
    operationId: target,
    description: `\`${as.join(".")}\` of the next request${isGoverned ? ", in the same tenant" : ""}.`,
    ...(isGoverned && { parameters: { "header.MGP-Tenant-Id": "$request.header.MGP-Tenant-Id" } }),
    requestBody: value,
  };
}
