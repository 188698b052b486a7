import { once } from "node:events";
import { createServer } from "node:net";
import { LedgerUnavailable } from "@mgp/governance";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "../src/storage/database.ts";

/** A message of the protocol: its type, and what it holds behind the length. */
function message(type: string, payload: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(payload.length + 4);
  return Buffer.concat([Buffer.from(type), length, payload]);
}

const lettingIn = message("R", Buffer.alloc(4));
const ready = message("Z", Buffer.from("I"));
const dying = message(
  "E",
  Buffer.from("SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0"),
);

// No real server can be made to die at this moment.
test("a server that dies as it greets fails the statement, and not the process", async () => {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(Buffer.concat([lettingIn, ready, dying])));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const dsn = `postgres://u@127.0.0.1:${String(address.port)}/d`;
  const database = new Database({ dsn, connections: 1, statementMs: 1_000, connectMs: 1_000 });
  await expect(database.query("SELECT 1")).rejects.toBeInstanceOf(LedgerUnavailable);
  await database.close();
});
