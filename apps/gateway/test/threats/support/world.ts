import { readFileSync } from "node:fs";
import path from "node:path";
import { operations, type JsonObject, type OperationName, type OpenStore } from "@mgp/core";
import { openLedger } from "@mgp/ledger";
import { namedCallers } from "../../../src/authentication/modes.ts";
import { createGateway, type Gateway, type GatewayOptions } from "../../../src/index.ts";
import { listening } from "../../support/listening.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { openTestBackend } from "../../support/test-backend.ts";
import { testCallers, type CallerName, type Identity } from "./callers.ts";
import { at } from "./json.ts";
import { envelope } from "./requests.ts";
import { SpiedStore } from "./spied-store.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as text. */
  readonly text: string;
  readonly body: unknown;
}

export interface World {
  readonly gateway: Gateway;
  readonly url: string;
  readonly port: number;
  readonly store: SpiedStore;
  readonly auditFile: string;
  readonly identities: Readonly<Record<CallerName, Identity>>;
  /** The caller of modes without named callers. */
  readonly anyAgent: Identity;
  /** Sends a right request in this identity's name. */
  ask(
    operation: OperationName,
    identity: Identity,
    payload: Readonly<Record<string, unknown>>,
    context?: JsonObject,
  ): Promise<Answer>;
  /** Sends any body. */
  send(
    operation: OperationName,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** All lines of the audit log. */
  lines(): readonly unknown[];
  /** The lines that end a request, an item or a task run. */
  outcomes(): readonly unknown[];
}

export interface WorldOptions extends Partial<Omit<GatewayOptions, "ledger">> {
  /** @default true */
  readonly named?: boolean;
  readonly guarantees?: Partial<OpenStore["guarantees"]>;
  /** @default an embedded one; with another, `lines` and `outcomes` are not there */
  readonly ledger?: GatewayOptions["ledger"];
  /** What may wait to be written to the audit log. */
  readonly auditQueueBytes?: number;
}

/** A real gateway on a free port of 127.0.0.1: real governance and ledger, a spied embedded adapter. Closed after the test. */
export async function startWorld(given: WorldOptions = {}): Promise<World> {
  const { named = true, guarantees, ledger, backend = await openTestBackend(), auditQueueBytes, ...options } = given;
  const { registry, identities } = testCallers();
  const stateDirectory = temporaryFolder();
  const store = new SpiedStore(backend.open, guarantees);
  const gateway = await createGateway({
    backend: { ...backend, open: store.open },
    ledger: ledger ?? (await openLedger({ stateDirectory, ...(auditQueueBytes && { auditQueueBytes }) })),
    failedAuthentications: 0,
    ...(named ? { authenticate: namedCallers(registry), findCaller: (id: string) => registry.findById(id) } : {}),
    ...options,
  });
  const { url, port } = await listening(gateway);
  const auditFile = path.join(stateDirectory, "audit.jsonl");
  const lines = (): readonly unknown[] => linesOf(readFileSync(auditFile, "utf8"));
  const send: World["send"] = async (...request) => await sendTo(url, ...request);
  return {
    gateway,
    url,
    port,
    store,
    auditFile,
    identities,
    anyAgent: { name: "anyAgent", headers: {}, agent: "any/one", tenant: "acme" },
    send,
    ask: async (operation, identity, payload, context) =>
      await send(operation, JSON.stringify(envelope(operation, identity, payload, context)), identity.headers),
    lines,
    outcomes: () => lines().filter((line) => at(line, "outcome") !== undefined),
  };
}

/** Sends any body to an operation of the gateway at a URL. */
export async function sendTo(url: string, ...[operation, body, headers]: Parameters<World["send"]>): Promise<Answer> {
  return await answerOf(
    await fetch(url + operations[operation].path, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    }),
  );
}

/** What came back; the time of day aside, all of it. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "date"));
  const isJson = headers["content-type"]?.startsWith("application/json") === true;
  const body: unknown = isJson ? JSON.parse(text) : undefined;
  return { status: response.status, headers, text, body };
}

/** A file of JSON lines, read. Every line ends with a line feed. */
export function linesOf(text: string): readonly unknown[] {
  const parts = text.split("\n");
  if (parts.pop() !== "") throw new Error("The last line is torn.");
  return parts.map((line): unknown => JSON.parse(line));
}
