import { homedir } from "node:os";
import path from "node:path";
import { expandHome, pathFault } from "@mgp/core";

/** How the values of a setting are read from text, and which of them are right. */
export interface SettingKind<Value> {
  /** A switch on the command line, which takes no value. */
  readonly isSwitch?: boolean;
  /** @param text trimmed, and not empty; `undefined` is returned where it cannot be read */
  readonly parse: (text: string) => Value | undefined;
  /**
   * What is wrong with a text that cannot be read, where its place can be told.
   *
   * @returns as `fault` does
   */
  readonly unreadable?: (text: string) => string;
  /**
   * @param value `undefined`: the text could not be read
   * @returns what is wrong, without the value, going on behind the setting's name; `undefined` when nothing is
   */
  readonly fault: (value: Value | undefined) => string | undefined;
}

/**
 * Texts.
 *
 * @param isRight which of them
 * @param fault what another is, as in `is no name of a table: letters and digits`
 * @returns the kind of setting
 */
export function textThat(isRight: (value: string) => boolean, fault: string): SettingKind<string> {
  return {
    parse: (value) => value,
    fault: (value) => (value !== undefined && isRight(value) ? undefined : fault),
  };
}

/** Names of files and folders; `absolutePath` makes them absolute. */
export const pathText: SettingKind<string> = {
  parse: (value) => value,
  fault: (value) => pathFault(value ?? ""),
};

/**
 * The absolute form of a path: `~` is the home folder of the user, anything else is relative to the working folder.
 *
 * @param name a value of `pathText`
 * @returns the absolute path
 */
export function absolutePath(name: string): string {
  return path.resolve(expandHome(name, homedir()));
}

/** Whole numbers within bounds, both of which are allowed. @returns the kind of setting */
export function wholeNumber(least: number, most: number): SettingKind<number> {
  const fault = `is not a whole number from ${String(least)} to ${String(most)}`;
  return {
    parse: (value) => (/^-?\d{1,15}$/.test(value) ? Number(value) : undefined),
    fault: (value) => (Number.isInteger(value) && isWithin(value, least, most) ? undefined : fault),
  };
}

/** Numbers within bounds, both of which are allowed. @returns the kind of setting */
export function realNumber(least: number, most: number): SettingKind<number> {
  const fault = `is not a number from ${String(least)} to ${String(most)}`;
  return { parse: Number, fault: (value) => (isWithin(value, least, most) ? undefined : fault) };
}

/** Switches: `1`, `true`, `yes` and `on` against `0`, `false`, `no` and `off`, in any case. */
export const onOff: SettingKind<boolean> = {
  isSwitch: true,
  parse: (value) => {
    if (/^(?:1|true|yes|on)$/i.test(value)) return true;
    return /^(?:0|false|no|off)$/i.test(value) ? false : undefined;
  },
  fault: (value) => (typeof value === "boolean" ? undefined : "is neither on nor off"),
};

/**
 * URLs of some schemes.
 *
 * @param schemes in lower case, without the colon
 * @param form what one looks like, for messages; it shows names in the place of secrets
 * @returns the kind of setting
 */
export function urlOf(schemes: readonly string[], form: string): SettingKind<string> {
  return textThat((value) => {
    const [scheme] = /^[^:]*(?=:\/\/)/.exec(value) ?? [];
    return scheme !== undefined && schemes.includes(scheme.toLowerCase()) && URL.canParse(value);
  }, `is not of the form ${form}`);
}

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}
