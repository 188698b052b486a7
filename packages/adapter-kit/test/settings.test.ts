import { homedir } from "node:os";
import path from "node:path";
import {
  absolutePath,
  onOff,
  optionalSetting,
  pathText,
  realNumber,
  requiredSetting,
  setting,
  type SettingKind,
  textThat,
  urlOf,
  wholeNumber,
} from "@mgp/adapter-kit";
import { describe, expect, it } from "vitest";

const about = { environment: "MGP_X", flag: "--x", description: "What it is." };

function readAs<Value>(kind: SettingKind<Value>, words: string): Value | undefined {
  return optionalSetting({ ...about, kind, otherwise: "none" }).from({ MGP_X: words });
}

function refused<Value>(words: string, kind: SettingKind<Value>, message: string) {
  return [words, () => readAs(kind, words), message] as const;
}

describe("kinds of values", () => {
  it("are read as they are meant", () => {
    expect(readAs(wholeNumber(0, 3), " 3 ")).toBe(3);
    expect(readAs(realNumber(-1, 1), "-0.5")).toBe(-0.5);
    expect(readAs(pathText, "./a b")).toBe("./a b");
    expect(readAs(urlOf(["https"], "https://host"), "HTTPS://host/a")).toBe("HTTPS://host/a");
    expect(["1", "TRUE", "yes", "on"].map((words) => readAs(onOff, words))).toEqual([true, true, true, true]);
    expect(["0", "false", "no", "Off"].map((words) => readAs(onOff, words))).toEqual([false, false, false, false]);
  });

  const short = textThat((value) => value.length < 9, "is too long");
  const secret = urlOf(["https"], "https://host");

  it.each([
    refused("4", wholeNumber(0, 3), "MGP_X is not a whole number from 0 to 3"),
    refused("-1", wholeNumber(0, 3), "MGP_X is not a whole number from 0 to 3"),
    refused("1.5", wholeNumber(0, 3), "MGP_X is not a whole number from 0 to 3"),
    refused("0x1", wholeNumber(0, 3), "MGP_X is not a whole number from 0 to 3"),
    refused("2", realNumber(-1, 1), "MGP_X is not a number from -1 to 1"),
    refused("much", realNumber(-1, 1), "MGP_X is not a number from -1 to 1"),
    refused("Infinity", realNumber(-1, 1), "MGP_X is not a number from -1 to 1"),
    refused("perhaps", onOff, "MGP_X is neither on nor off"),
    refused("a\0b", pathText, "MGP_X is not the name of a file or folder: name one, or leave it out"),
    refused(
      ":memory:",
      pathText,
      "MGP_X is :memory:, which is not a file: name one, or use the adapter memory to keep nothing",
    ),
    refused("file:a.db", pathText, "MGP_X is a URL: name a file or folder by its path"),
    refused("a text that is long", short, "MGP_X is too long"),
    refused("http://name:password@host", secret, "MGP_X is not of the form https://host"),
    refused("host", secret, "MGP_X is not of the form https://host"),
    refused("https://", secret, "MGP_X is not of the form https://host"),
  ])("refuse %j by the setting's name, without the value", (_, read, message) => {
    expect(read).toThrow(expect.objectContaining({ code: "misconfigured", message }));
  });
});

describe("a setting", () => {
  const hops = setting({ ...about, kind: wholeNumber(0, 3), default: 1 });

  it("is declared with what holds when it is not given", () => {
    expect(hops.declared).toEqual({ ...about, default: "1" });
    expect(setting({ ...about, kind: onOff, default: true }).declared).toEqual({
      ...about,
      default: "on",
      boolean: true,
    });
    const optional = optionalSetting({ ...about, kind: onOff, otherwise: "what is usual" });
    expect(optional.declared).toEqual({ ...about, default: "what is usual", boolean: true });
    const required = requiredSetting({ ...about, secret: true, kind: pathText });
    expect(required.declared).toEqual({ ...about, secret: true });
  });

  it("that is not given leaves the option out, and the default holds; empty is not given", () => {
    for (const given of [{}, { MGP_X: "" }, { MGP_X: " \n" }]) expect(hops.from(given)).toBeUndefined();
    expect(hops.checked(undefined)).toBe(1);
    expect(optionalSetting({ ...about, kind: onOff, otherwise: "none" }).checked(undefined)).toBeUndefined();
  });

  it("is checked where a program gives it as an option", () => {
    expect(hops.checked(3)).toBe(3);
    expect(() => hops.checked(4)).toThrow("MGP_X is not a whole number from 0 to 3");
    expect(() => hops.checked(Number.NaN)).toThrow("MGP_X is not a whole number from 0 to 3");
    expect(() => setting({ ...about, kind: pathText, default: "a" }).checked(" ")).toThrow(/^MGP_X is not the name/);
  });

  it("that has to be given is missed by name", () => {
    const required = requiredSetting({ ...about, kind: pathText });
    expect(() => required.checked(required.from({}))).toThrow("MGP_X is not set: give it a value");
  });
});

it("a path is absolute, and begins at home where it says so", () => {
  expect(absolutePath("a")).toBe(path.resolve("a"));
  expect(absolutePath("~/kept")).toBe(path.join(homedir(), "kept"));
  expect(absolutePath("~")).toBe(homedir());
  expect(absolutePath("~kept")).toBe(path.resolve("~kept"));
});
