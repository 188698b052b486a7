import path from "node:path";
import graphAdapter from "@mgp/adapter-graph";
import { type OperationName } from "@mgp/core";
import { openLedger } from "@mgp/ledger-postgres";
import { type PostgresServer, sharedPostgres } from "@mgp/test-servers";
import { afterAll, beforeAll } from "vitest";
import { createGateway, openBackend, type Gateway, type GatewayOptions } from "../../../src/index.ts";
import { listening } from "../../support/listening.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { envelope } from "../../threats/support/requests.ts";
import { type Answer, sendTo } from "../../threats/support/world.ts";

/** One PostgreSQL for the tests of a file. */
export function sharedServer(): () => PostgresServer {
  return sharedPostgres({ beforeAll, afterAll });
}

/** One of several gateways, over HTTP. */
export interface GatewayUrl {
  /** Sends a right request. */
  readonly ask: (operation: OperationName, payload: object) => Promise<Answer>;
}

/** A gateway that can be asked, and ended. */
export interface StartedGateway extends GatewayUrl {
  readonly gateway: Gateway;
}

/** What several gateways have in common: a database for their ledger, and a file for their memories. */
export interface House {
  readonly dsn: string;
  readonly memories: string;
}

export async function newHouse(server: PostgresServer): Promise<House> {
  return { dsn: await server.createDatabase(), memories: path.join(temporaryFolder(), "graph.db") };
}

/** The gateway at a URL, which authenticates no caller. */
export function gatewayAt(url: string): GatewayUrl {
  const identity = { agent: "tests/agent", tenant: "acme" };
  return {
    ask: async (operation, payload) =>
      await sendTo(url, operation, JSON.stringify(envelope(operation, identity, { ...payload }))),
  };
}

/** A gateway of the house in this process, closed with the test. */
export async function startIn(house: House, options: Partial<GatewayOptions> = {}): Promise<StartedGateway> {
  const gateway = await createGateway({
    backend: await openBackend(graphAdapter, { settings: { MGP_GRAPH_DB_PATH: house.memories } }),
    ledger: await openLedger({ dsn: house.dsn, schema: "mgp_ledger", longestCallMs: 30_000 }),
    failedAuthentications: 0,
    ...options,
  });
  const { url } = await listening(gateway);
  return { ...gatewayAt(url), gateway };
}
