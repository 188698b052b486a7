import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { InsertItem, RecordDraft, Settings } from "@mgp/core";
import type { CaseContext } from "../case-context.ts";
import { isReply, type Outcome, type Reply, type Request } from "./messages.ts";

/** The command's own file is also what child processes run: beside this one when built, above it as a source. */
const isSource = import.meta.url.endsWith(".ts");
const workerFile = fileURLToPath(new URL(isSource ? "../main.ts" : "main.js", import.meta.url));

/** The argument that makes the command a worker. */
export const WORKER = "--store-worker";

/** A refusal in another process. */
export class ProcessFailure extends Error {
  /** Of the store's error; absent for any other error. */
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.name = "ProcessFailure";
    this.code = code;
  }
}

interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: ProcessFailure) => void;
}

/** A store in a process of its own, on the same backend. */
export class StoreProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #number = 0;
  #hasEnded = false;

  constructor() {
    const execArgv = isSource ? ["--conditions=@mgp/source"] : process.execArgv;
    this.#child = fork(workerFile, [WORKER], {
      serialization: "advanced",
      execArgv,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#child.on("message", (message) => {
      if (isReply(message)) this.#settle(message);
    });
    this.#child.once("exit", () => {
      this.#hasEnded = true;
      for (const { reject } of this.#waiting.values()) reject(new ProcessFailure("the process ended"));
      this.#waiting.clear();
    });
  }

  /** `tornWrite`: in the middle of which write to a file the process is to die, counted from 1 once the store is open. */
  async open(module: string, settings: Settings, tornWrite?: number): Promise<Outcome> {
    return await this.#ask({ kind: "open", module, settings, tornWrite });
  }

  async insert(tenant: string, item: InsertItem): Promise<Outcome> {
    return await this.#ask({ kind: "insert", tenant, item });
  }

  async replace(tenant: string, draft: RecordDraft, expected: number): Promise<Outcome> {
    return await this.#ask({ kind: "replace", tenant, draft, expected });
  }

  /** Dies before it has analysed so many memories. */
  async reindex(module: string, settings: Settings, killedBefore: number): Promise<Outcome> {
    return await this.#ask({ kind: "reindex", module, settings, killedBefore });
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Closes its store and ends. */
  async end(): Promise<void> {
    if (this.#hasEnded) return;
    await this.#ask({ kind: "close" });
    const exit = once(this.#child, "exit");
    this.#child.disconnect();
    await exit;
  }

  /** Ends at once, as a crash would. */
  async kill(): Promise<void> {
    if (this.#hasEnded) return;
    const exit = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await exit;
  }

  async #ask(request: Request): Promise<Outcome> {
    if (this.#hasEnded) throw new ProcessFailure("the process ended");
    this.#number += 1;
    const number = this.#number;
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.set(number, { resolve, reject });
    this.#child.send({ number, request }, (error) => {
      // A process that was killed closes its channel before it is known to have ended.
      if (error !== null) reject(new ProcessFailure("the process ended"));
    });
    return await promise;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.number);
    this.#waiting.delete(reply.number);
    if ("outcome" in reply) waiting?.resolve(reply.outcome);
    else waiting?.reject(new ProcessFailure(reply.failure, reply.code));
  }
}

/** Runs a case with some processes, and ends them whatever happens. */
export async function withProcesses(
  context: CaseContext,
  count: number,
  work: (processes: readonly StoreProcess[], module: string) => Promise<void>,
): Promise<void> {
  assert.ok(context.processes !== undefined);
  const processes = Array.from({ length: count }, () => new StoreProcess());
  try {
    await work(processes, context.processes.module);
  } finally {
    for (const one of processes) await one.kill();
  }
}
