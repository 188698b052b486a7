import { type Call, StoreError } from "@mgp/core";
import type { TextRule } from "./draft-check.ts";
import type { Gate } from "./gate.ts";
import type { Awaitable } from "./store-body.ts";

/** The way of each call through the gate and into the body, and of its error back. */
export class Passage {
  readonly #gate: Gate;
  readonly #texts: TextRule | undefined;
  readonly #translate: ((error: unknown) => StoreError) | undefined;

  constructor(gate: Gate, texts?: TextRule, translate?: (error: unknown) => StoreError) {
    this.#gate = gate;
    this.#texts = texts;
    this.#translate = translate;
  }

  get name(): string {
    return this.#gate.name;
  }

  /** Does the work of one call. Any error comes out as a `StoreError`. */
  async of<Result>(call: Call, work: () => Awaitable<Result>): Promise<Result> {
    this.#gate.enter(call);
    try {
      return await work();
    } catch (error) {
      throw this.toStoreError(error);
    } finally {
      this.#gate.leave();
    }
  }

  /** As `of`. Kept by a backend that changes it, the tenant's name could become another tenant's, so it is `invalid`. */
  async ofTenant<Result>(tenant: string, call: Call, work: () => Awaitable<Result>): Promise<Result> {
    this.#gate.enter(call);
    try {
      if (!this.keeps(tenant)) throw this.#strangeTenant();
      return await work();
    } catch (error) {
      throw this.toStoreError(error);
    } finally {
      this.#gate.leave();
    }
  }

  /** Lets no call in any more, waits for those in flight, then releases what the body holds. */
  async close(release: () => Awaitable<void>): Promise<void> {
    await this.#gate.close();
    try {
      await release();
    } catch (error) {
      throw this.toStoreError(error);
    }
  }

  /** @throws StoreError when the call must not go on */
  check(call: Call): void {
    this.#gate.check(call);
  }

  keeps(text: string): boolean {
    return this.#texts === undefined || this.#texts.isKept(text);
  }

  keepsAll(texts: readonly string[]): boolean {
    return this.#texts === undefined || texts.every(this.#texts.isKept);
  }

  toStoreError(error: unknown): StoreError {
    if (StoreError.isInstance(error)) return error;
    return (
      this.#translate?.(error) ?? new StoreError("unavailable", `the ${this.#gate.name} store failed`, { cause: error })
    );
  }

  #strangeTenant(): StoreError {
    return new StoreError("invalid", `a tenant's name has ${this.#texts?.fault ?? "a text that cannot be kept"}`);
  }
}
