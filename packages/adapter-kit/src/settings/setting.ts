import { type AdapterSetting, type Settings, StoreError } from "@mgp/core";
import type { SettingKind } from "./kinds.ts";

/** What an operator is told of a setting, and what its values are. */
export interface SettingText<Value> extends Omit<AdapterSetting, "boolean" | "default"> {
  readonly kind: SettingKind<Value>;
}

/**
 * One setting of an adapter: how it is declared, read from the environment, and checked where a program gives it as an
 * option. In each case a wrong value is `misconfigured`, by the name of its variable and without the value.
 */
export class Setting<Value, Otherwise> {
  /** As `MemoryAdapter.settings` declares it. */
  readonly declared: AdapterSetting;
  readonly #kind: SettingKind<Value>;
  readonly #otherwise: () => Otherwise;

  /** @param otherwise what holds when it is not given */
  constructor({ kind, ...declared }: SettingText<Value> & { readonly default?: string }, otherwise: () => Otherwise) {
    this.declared = kind.isSwitch === true ? { ...declared, boolean: true } : declared;
    this.#kind = kind;
    this.#otherwise = otherwise;
  }

  /**
   * Reads it from an adapter's settings. Blanks around the value do not count, and an empty one is not given.
   *
   * @returns its value; `undefined` when it is not given
   * @throws StoreError `misconfigured`
   */
  from(given: Settings): Value | undefined {
    const words = given[this.declared.environment]?.trim();
    if (words === undefined || words === "") return undefined;
    const value = this.#kind.parse(words);
    if (value === undefined && this.#kind.unreadable !== undefined)
      throw misconfigured(this.declared, this.#kind.unreadable(words));
    return this.#right(value);
  }

  /**
   * Checks an option.
   *
   * @returns the option, or what holds when it is not given
   * @throws StoreError `misconfigured`
   */
  checked(option: Value | undefined): Value | Otherwise {
    return option === undefined ? this.#otherwise() : this.#right(option);
  }

  #right(value: Value | undefined): Value {
    const fault = this.#kind.fault(value);
    if (fault === undefined && value !== undefined) return value;
    throw misconfigured(this.declared, fault ?? "cannot be read");
  }
}

/**
 * @param spec with `default`, the value that holds when the setting is not given
 * @returns the setting, whose value is never absent
 */
export function setting<Value>({
  default: otherwise,
  ...spec
}: SettingText<Value> & { readonly default: Value }): Setting<Value, Value> {
  return new Setting({ ...spec, default: wordsOf(otherwise) }, () => otherwise);
}

/**
 * @param spec with `otherwise`: in words, what holds when the setting is not given
 * @returns the setting, whose value may be `undefined`
 */
export function optionalSetting<Value>({
  otherwise,
  ...spec
}: SettingText<Value> & { readonly otherwise: string }): Setting<Value, undefined> {
  return new Setting({ ...spec, default: otherwise }, () => undefined);
}

/**
 * A setting that has to be given: `checked` throws `misconfigured` without it.
 *
 * @returns the setting, whose value is never absent
 */
export function requiredSetting<Value>(spec: SettingText<Value>): Setting<Value, never> {
  return new Setting(spec, () => {
    throw misconfigured(spec, "is not set: give it a value");
  });
}

function wordsOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  return String(value);
}

function misconfigured({ environment }: Pick<AdapterSetting, "environment">, what: string): StoreError {
  return new StoreError("misconfigured", `${environment} ${what}`);
}
