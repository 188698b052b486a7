// The entry of the thread that puts files in place: a file takes the system longer than it takes to decide a write.
import { parentPort, workerData } from "node:worker_threads";
import { guarded } from "@mgp/core";
import { type Put, putFile } from "./put-file.ts";

/** What became of each file, in order; `undefined`: it is in place. */
export type PutReply = readonly ({ readonly message: string; readonly code?: string } | undefined)[];

const root: unknown = workerData;

function place(put: Put): PutReply[number] {
  try {
    if (typeof root !== "string") throw new TypeError("this worker was not started by the file adapter");
    putFile(root, put);
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): PutReply[number] {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return { message: error.message, ...code };
}

function answer(reply: PutReply): void {
  parentPort?.postMessage(reply, []);
}

const placeAll = guarded(
  (puts: readonly Put[]) => answer(puts.map((put) => place(put))),
  (error, puts) => answer(puts.map(() => failureOf(error))),
);

parentPort?.on("message", placeAll);
