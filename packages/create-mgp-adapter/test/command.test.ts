import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { run } from "../src/run.ts";
import { temporaryFolder } from "./temporary-folder.ts";

function command(
  workingDirectory: string,
  ...args: readonly string[]
): { readonly code: number; readonly out: string; readonly err: string } {
  let [out, err] = ["", ""];
  const code = run(args, {
    workingDirectory,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

test("makes the package and says what comes next", () => {
  const parent = temporaryFolder();
  const { code, out, err } = command(parent, "fancy-2-kv");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/Made mgp-adapter-fancy-2-kv .*cd mgp-adapter-fancy-2-kv\n.*MGP_ADAPTER=mgp-adapter-fancy-2-kv/s);
  const folder = path.join(parent, "mgp-adapter-fancy-2-kv");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((file) => readFileSync(path.join(file.parentPath, file.name), "utf8"));
  expect(files.map((file) => file.name)).toEqual(expect.arrayContaining([".gitignore", "package.json", "ci.yml"]));
  expect(files.map((file) => file.name).filter((name) => name.startsWith("_"))).toEqual([]);
  expect(texts.filter((text) => /my-?_?store/i.test(text))).toEqual([]);
  expect(texts.join("\n")).toContain("export const fancy2KvAdapter: MemoryAdapter<Fancy2KvOptions>");
  expect(texts.join("\n")).toContain("MGP_FANCY_2_KV_BODY_BYTES");
});

test("the package's full name means the same", () => {
  const parent = temporaryFolder();
  expect(command(parent, "mgp-adapter-redis").code).toBe(0);
  expect(readdirSync(parent)).toEqual(["mgp-adapter-redis"]);
});

test("an empty folder is used", () => {
  const parent = temporaryFolder();
  mkdirSync(path.join(parent, "mgp-adapter-redis"));
  expect(command(parent, "redis").code).toBe(0);
});

test.each(["folder", "file"])("a %s in the way is left alone", (kind) => {
  const parent = temporaryFolder();
  const inTheWay = path.join(parent, "mgp-adapter-redis");
  const file = kind === "file" ? inTheWay : path.join(inTheWay, ".hidden");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, "mine");
  const { code, out, err } = command(parent, "redis");
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("is there already and holds something. Choose another name");
  expect(readFileSync(file, "utf8")).toBe("mine");
  expect(existsSync(path.join(inTheWay, "package.json"))).toBe(false);
});

test.each([
  "",
  "My-Store",
  "my_store",
  "my store",
  "2store",
  "-store",
  "store-",
  "a--b",
  "../up",
  "a/b",
  ".",
  "@acme/store",
  "mgp-adapter-",
  "störe",
  "a".repeat(41),
])("%j is no name", (name) => {
  const parent = temporaryFolder();
  const { code, err } = command(parent, name);
  expect([code, err]).toEqual([1, expect.stringContaining("is not a valid adapter name")]);
  expect(readdirSync(parent)).toEqual([]);
});

test.each([[[]], [["a", "b"]]])("%j is answered with the usage", (args) => {
  const { code, out, err } = command(temporaryFolder(), ...args);
  expect([code, out, err]).toEqual([1, "", expect.stringMatching(/^Usage: npm create/)]);
});

test("help is printed when asked for", () => {
  const { code, out } = command(temporaryFolder(), "--help");
  expect([code, out]).toEqual([0, expect.stringMatching(/^Usage: npm create mgp-adapter <name>/)]);
});
