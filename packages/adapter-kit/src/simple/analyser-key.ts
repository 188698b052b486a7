import { type Call, StoreError } from "@mgp/core";
import type { BackendCalls } from "./backend-calls.ts";
import type { KeyValueBackend, Version } from "./backend.ts";
import { damaged } from "./damaged.ts";
import { ANALYSER } from "./keys.ts";

/** The oldest version of the analyser that tokens of a backend may be of, as it lies under a key. */
export class AnalyserKey {
  readonly #backend: KeyValueBackend;
  readonly #calls: BackendCalls;

  constructor(backend: KeyValueBackend, calls: BackendCalls) {
    this.#backend = backend;
    this.#calls = calls;
  }

  /** @throws StoreError `misconfigured` where no gateway has opened the backend yet */
  async version(call: Call): Promise<number> {
    const found = await this.#read(call);
    if (found !== undefined) return found.analyser;
    throw new StoreError("misconfigured", "the backend holds no store yet: start the gateway with it first");
  }

  /** The first that opens the backend says which it is. @returns what holds */
  async agreeOn(analyser: number, call: Call): Promise<number> {
    const found = await this.#read(call);
    if (found !== undefined) return found.analyser;
    return (await this.#put(analyser, undefined, call)) ? analyser : await this.version(call);
  }

  async raise(analyser: number, call: Call): Promise<void> {
    for (;;) {
      const found = await this.#read(call);
      if (found !== undefined && found.analyser >= analyser) return;
      if (await this.#put(analyser, found?.version, call)) return;
    }
  }

  async #read(call: Call): Promise<{ readonly analyser: number; readonly version: Version } | undefined> {
    const found = await this.#calls.read(call, () => this.#backend.get({ key: ANALYSER }, call));
    if (found === undefined) return undefined;
    const analyser = Number(found.value);
    if (!Number.isSafeInteger(analyser)) throw damaged();
    return { analyser, version: found.version };
  }

  async #put(analyser: number, expected: Version | undefined, call: Call): Promise<boolean> {
    const put = { key: ANALYSER, value: String(analyser), expected, indexed: undefined };
    return await this.#calls.write(call, () => this.#backend.put(put, call));
  }
}
