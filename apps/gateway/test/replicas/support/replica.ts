import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { bareEnvironment } from "../../support/bare-environment.ts";

const main = path.join(import.meta.dirname, "../../../src/main.ts");

/** Milliseconds: a start on a busy machine, with migrations. */
const START_MS = 60_000;

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Characters of what a gateway printed last. */
const KEPT_OUTPUT = 8_000;

export interface ReplicaOptions {
  readonly name: string;
  readonly port: number;
  /** Its working directory. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One gateway, run from source as a process of its own: always on the same port, however often it is killed. */
export class Replica {
  readonly name: string;
  readonly port: number;
  readonly #options: ReplicaOptions;
  #child: ChildProcess | undefined;
  #listening: PromiseWithResolvers<void> = Promise.withResolvers();
  #isListening = false;
  #isRetired = false;
  #said = "";
  readonly #faults: string[] = [];

  constructor(options: ReplicaOptions) {
    this.name = options.name;
    this.port = options.port;
    this.#options = options;
  }

  /** Ends that no test asked for, with what the gateway printed. A crash is a fault, whatever comes after it. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** The process that runs now; `undefined`: none. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** Does the process that runs now take requests? */
  get isListening(): boolean {
    return this.#isListening;
  }

  /** @throws Error when the test is over */
  start(): void {
    if (this.#isRetired) throw new Error(`${this.name} is not started again: the test is over.`);
    const { folder, environment, port } = this.#options;
    const listening = Promise.withResolvers<void>();
    listening.promise.catch(() => undefined);
    const child = spawn(process.execPath, ["--conditions=@mgp/source", main], {
      cwd: folder,
      env: { ...bareEnvironment, MGP_GATEWAY_PORT: String(port), ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    this.#child = child;
    this.#listening = listening;
    this.#said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#said = (this.#said + text).slice(-KEPT_OUTPUT);
        if (this.#child !== child || !this.#said.includes("MGP gateway on")) return;
        this.#isListening = true;
        listening.resolve();
      });
    child.once("close", (code) => {
      running.delete(child);
      const fault = `${this.name} ended by itself with ${code}: ${this.#said}`;
      if (this.#child === child) this.#faults.push(fault);
      listening.reject(new Error(this.#child === child ? fault : `${this.name} was killed`));
    });
  }

  /** Resolves when the process that runs now takes requests. */
  async listening(): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => reject(new Error(`${this.name} does not listen after ${START_MS} ms: ${this.#said}`)),
      START_MS,
    );
    await Promise.race([this.#listening.promise, late]).finally(() => clearTimeout(timer));
  }

  /** SIGKILL, and gone when it resolves. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    this.#isListening = false;
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  }

  /** Kills it for good, whatever still runs that would start it again. */
  async retire(): Promise<void> {
    this.#isRetired = true;
    await this.kill();
  }

  /** Stops it in its tracks, as a machine that is moved or starved does. Returns what lets it go on. */
  freeze(): () => void {
    const child = this.#child;
    child?.kill("SIGSTOP");
    return () => void child?.kill("SIGCONT");
  }

  /** The status of `/readyz`; `undefined`: no answer within the milliseconds. */
  async readiness(withinMs = 10_000): Promise<number | undefined> {
    try {
      const response = await fetch(`http://127.0.0.1:${this.port}/readyz`, { signal: AbortSignal.timeout(withinMs) });
      await response.text();
      return response.status;
    } catch {
      return undefined;
    }
  }
}
