import memoryAdapter from "@mgp/adapter-memory";
import { openLedger } from "@mgp/ledger";
import { openBackend } from "../../src/adapters/open-backend.ts";
import { assembleGateway } from "../../src/assemble-gateway.ts";
import type { Gateway } from "../../src/gateway-interface.ts";
import type { GatewayOptions } from "../../src/gateway-options.ts";
import { FakeGovernance } from "./fake-governance.ts";
import { listening } from "./listening.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface StartedGateway {
  readonly gateway: Gateway;
  readonly governance: FakeGovernance;
  readonly url: string;
  readonly port: number;
}

/** A gateway on a free port of 127.0.0.1, with a stand-in for governance, closed after the test. */
export async function startGateway(options: Partial<GatewayOptions> = {}): Promise<StartedGateway> {
  const governance = new FakeGovernance();
  const gateway = assembleGateway(governance, {
    backend: await openBackend(memoryAdapter),
    ledger: await openLedger({ stateDirectory: temporaryFolder() }),
    failedAuthentications: 0,
    ...options,
  });
  const { url, port } = await listening(gateway);
  return { gateway, governance, url, port };
}

/** Sends a JSON body to an operation. */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return await fetch(url, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
}

/** The parts of an error envelope. */
export async function errorOf(response: Response): Promise<{ readonly requestId: unknown; readonly code: unknown }> {
  const envelope: unknown = await response.json();
  if (typeof envelope !== "object" || envelope === null || !("error" in envelope) || !("request_id" in envelope))
    throw new Error(`Not an error envelope: ${JSON.stringify(envelope)}`);
  const { error } = envelope;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return { requestId: envelope.request_id, code };
}
