import { AUDIT_QUEUE_BYTES, type Limits } from "@mgp/governance";
import { defaultHttpLimits } from "../http/http-limits.ts";
import { wholeNumber, type Setting } from "./setting.ts";

/** The names of the settings that are limits. */
export type LimitName =
  | "bodyBytes"
  | "bulkBodyBytes"
  | "bodiesBytes"
  | "jsonDepth"
  | "jsonValues"
  | "objectKeys"
  | "keyLength"
  | "pageItems"
  | "pageBytes"
  | "batchItems"
  | "textLength"
  | "idLength"
  | "requestMs"
  | "openTasks"
  | "auditQueueBytes"
  | "headersMs"
  | "bodyMs"
  | "keepAliveMs"
  | "connections"
  | "connectionsPerAddress"
  | "answerIdleMs"
  | "failedAuthentications";

/** The settings that bound what a client may cost: `MGP_LIMIT_…`, and in the file `limit_…`. 0 takes each of them off. */
export function limitTable(governed: Limits): Readonly<Record<LimitName, Setting<number>>> {
  const http = defaultHttpLimits;
  return {
    bodyBytes: limit("BODY_BYTES", http.bodyBytes, 1_024, "Bytes of a request's body."),
    bulkBodyBytes: limit("BULK_BODY_BYTES", http.bulkBodyBytes, 1_024, "Bytes of the body of an import or a batch."),
    bodiesBytes: limit(
      "BODIES_BYTES",
      http.bodiesBytes,
      1_024,
      "Bytes of bodies, and of memories for answers, that all requests together hold until they are answered; a caller has a quarter of them.",
    ),
    jsonDepth: limit("JSON_DEPTH", governed.jsonDepth, 8, "Levels of nesting of a body."),
    jsonValues: limit(
      "JSON_VALUES",
      governed.jsonValues,
      1_024,
      "Values of a body, or of a memory: members of objects and items of lists, on all levels.",
    ),
    objectKeys: limit("OBJECT_KEYS", governed.objectKeys, 64, "Keys of one object in a body."),
    keyLength: limit("KEY_LENGTH", governed.keyLength, 64, "Characters of a key of an object."),
    pageItems: limit("PAGE_ITEMS", governed.pageItems, 1, "Largest limit or top_k of a request."),
    pageBytes: limit(
      "PAGE_BYTES",
      governed.pageBytes,
      1_024,
      "Bytes of the items on one page of an answer; a larger item is alone on its page.",
    ),
    batchItems: limit("BATCH_ITEMS", governed.batchItems, 1, "Items of a batch, memories of an import."),
    textLength: limit("TEXT_LENGTH", governed.textLength, 256, "Characters of a string outside of content."),
    idLength: limit("ID_LENGTH", governed.idLength, 64, "Characters of an id or key."),
    requestMs: limit("REQUEST_MS", governed.requestMs, 100, "Milliseconds that the work for a request may take."),
    openTasks: limit(
      "OPEN_TASKS",
      governed.openTasks,
      1,
      "Tasks of one caller that wait or run at one time; more: 429.",
    ),
    auditQueueBytes: limit(
      "AUDIT_QUEUE_BYTES",
      AUDIT_QUEUE_BYTES,
      262_144,
      "Bytes of audit lines that may wait to be written; beyond, requests are refused before any effect.",
    ),
    headersMs: limit("HEADERS_MS", http.headersMs, 100, "Milliseconds within which a request's headers must arrive."),
    bodyMs: limit("BODY_MS", http.bodyMs, 100, "Milliseconds within which the whole request must arrive."),
    keepAliveMs: limit(
      "KEEP_ALIVE_MS",
      http.keepAliveMs,
      1,
      "Milliseconds that an idle connection is kept open: longer than a load balancer in front keeps it.",
    ),
    connections: limit("CONNECTIONS", http.connections, 1, "Connections at one time; more are closed at once."),
    connectionsPerAddress: limit(
      "CONNECTIONS_PER_ADDRESS",
      http.connectionsPerAddress,
      1,
      "Connections of one address (IPv6: of one /64) at one time; those of MGP_TRUSTED_PROXIES do not count.",
    ),
    answerIdleMs: limit(
      "ANSWER_IDLE_MS",
      http.answerIdleMs,
      100,
      "Milliseconds in which a client must take 32 KiB of its answer, or all that is left of it, before its connection is ended.",
    ),
    failedAuthentications: limit(
      "FAILED_AUTHENTICATIONS",
      30,
      1,
      "Failed authentications of one address, or with keys that begin alike, within ten seconds, before further failures are answered 429.",
    ),
  };
}

/** What a limit is that is off: larger than anything that a gateway meets. */
const OFF = 1_000_000_000;

/** @param least smaller numbers would let no client work; 0 takes the limit off */
function limit(name: string, fallback: number, least: number, description: string): Setting<number> {
  return {
    environment: `MGP_LIMIT_${name}`,
    key: `limit_${name.toLowerCase()}`,
    description: `${description.replace(/\.$/, "")}; 0: no limit.`,
    fallback,
    parse: (value) => (value.trim() === "0" ? OFF : atLeast(value, least)),
  };
}

function atLeast(value: string, least: number): number {
  try {
    return wholeNumber(least, OFF)(value);
  } catch {
    throw new Error(`a whole number from ${least} to ${OFF}, or 0 for no limit`);
  }
}
