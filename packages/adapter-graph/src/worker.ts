// The entry of the worker threads: one connection each, which answers one request after another.
import { parentPort, workerData } from "node:worker_threads";
import { Database } from "./database.ts";
import { Reader } from "./reader.ts";
import { numberIn } from "./rows.ts";
import { upkeep } from "./sql.ts";
import { toStoreError } from "./store-errors.ts";
import type { ReadRequest, WorkerReply, WorkerRequest, WorkerSetup } from "./worker-protocol.ts";

let openedReader: Reader | undefined;
let openedDatabase: Database | undefined;

/** With the first request, so that a database that cannot be opened is that request's error. */
function reader(): Reader {
  const { path, hops } = setup();
  openedReader ??= new Reader(Database.toRead(path), hops);
  return openedReader;
}

function checkpoint(): number {
  openedDatabase ??= Database.toCheckpoint(setup().path);
  return numberIn(openedDatabase.get(upkeep.copyLog), "log");
}

function setup(): WorkerSetup {
  const given: unknown = workerData;
  if (!isSetup(given)) throw new TypeError("this worker was not started by the graph adapter");
  return given;
}

function isSetup(value: unknown): value is WorkerSetup {
  return typeof value === "object" && value !== null && "path" in value && "hops" in value;
}

function read(request: ReadRequest): unknown {
  switch (request.name) {
    case "search":
      return reader().search(...request.values);
    case "list":
      return reader().list(...request.values);
    case "changes":
      return reader().changes(...request.values);
    case "count":
      return reader().count(...request.values);
    case "tenants":
      return reader().tenants(...request.values);
    case "heldElsewhere":
      return reader().heldElsewhere(...request.values);
  }
}

function reply(request: WorkerRequest): WorkerReply<unknown> {
  try {
    return { value: request.name === "checkpoint" ? checkpoint() : read(request) };
  } catch (error) {
    const { code, message, cause } = toStoreError(error);
    return { code, message, cause: cause instanceof Error ? cause.message : "" };
  }
}

parentPort?.on("message", (request: WorkerRequest) => {
  parentPort?.postMessage(reply(request), []);
});
