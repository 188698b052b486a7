// The entry of the worker threads, which answer one request after another.
import { parentPort, workerData } from "node:worker_threads";
import { guarded } from "@mgp/core";
import { Database } from "./database.ts";
import { Reader } from "./reader.ts";
import { numberIn } from "./rows.ts";
import { upkeep } from "./sql.ts";
import { toStoreError } from "./store-errors.ts";
import type { CheckpointRequest, ReadRequest, WorkerReply, WorkerRequest, WorkerSetup } from "./worker-protocol.ts";

/** The thread's one connection, and what reads through it when the thread is one that reads. */
let database: Database | undefined;
let reader: Reader | undefined;

/** With the first request, so that a database that cannot be opened is that request's error. */
function openedReader(): Reader {
  const { path, hops } = setup();
  database ??= Database.toRead(path);
  reader ??= new Reader(database, hops);
  return reader;
}

function checkpoint(): number {
  database ??= Database.toCheckpoint(setup().path);
  return numberIn(database.get(upkeep.copyLog), "log");
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
      return openedReader().search(...request.values);
    case "list":
      return openedReader().list(...request.values);
    case "changes":
      return openedReader().changes(...request.values);
    case "count":
      return openedReader().count(...request.values);
    case "tenants":
      return openedReader().tenants(...request.values);
    case "heldElsewhere":
      return openedReader().heldElsewhere(...request.values);
  }
}

function reply(request: ReadRequest | CheckpointRequest): WorkerReply<unknown> {
  try {
    return { value: request.name === "checkpoint" ? checkpoint() : read(request) };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): WorkerReply<unknown> {
  const { code, message, cause } = toStoreError(error);
  return { code, message, cause: cause instanceof Error ? cause.message : "" };
}

const answer = guarded(
  (request: WorkerRequest) => {
    if (request.name !== "end") return parentPort?.postMessage(reply(request), []);
    database?.close();
    parentPort?.close();
  },
  (error) => parentPort?.postMessage(refusal(error), []),
);

parentPort?.on("message", answer);
