import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PostgresServer } from "@mgp/test-servers";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A gateway's audit log, and who can reach it behind the gateway's back. */
export interface LogHouse {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly read: () => Promise<readonly string[]>;
  /** Puts lines in the place of all that are there; `undefined`: takes the log away. */
  readonly write: (lines: readonly string[] | undefined) => Promise<void>;
}

/** The embedded ledger: a file. */
export async function fileHouse(): Promise<LogHouse> {
  const cwd = temporaryFolder();
  const file = path.join(cwd, ".mgp", "audit.jsonl");
  return {
    cwd,
    environment: {},
    read: async () => readFileSync(file, "latin1").split("\n").slice(0, -1),
    write: async (lines) =>
      lines === undefined ? rmSync(file) : writeFileSync(file, lines.map((line) => `${line}\n`).join(""), "latin1"),
  };
}

/** The ledger postgres, with the chain of the first gateway: rows. */
export async function rowsHouse(server: PostgresServer): Promise<LogHouse> {
  const cwd = temporaryFolder();
  const dsn = await server.createDatabase();
  const all = async (text: string, values: readonly unknown[] = []): ReturnType<PostgresServer["query"]> =>
    await server.query(text, [...values], dsn);
  return {
    cwd,
    environment: {
      MGP_ADAPTER: "graph",
      MGP_GRAPH_DB_PATH: path.join(cwd, "graph.db"),
      MGP_LEDGER: "postgres",
      MGP_LEDGER_DSN: dsn,
    },
    read: async () => (await all("SELECT text FROM mgp_ledger.line ORDER BY position")).map(({ text }) => String(text)),
    write: async (lines = []) => {
      await all("DELETE FROM mgp_ledger.line");
      for (const [place, line] of lines.entries())
        await all("INSERT INTO mgp_ledger.line (chain, seq, text) VALUES (1, $1, $2)", [place + 1, line]);
    },
  };
}
