import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "mgp-torn-write-"));
const module = new URL("../src/processes/torn-write.ts", import.meta.url).href;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program that dies in its nth write; `file` is where it writes. @returns its signal, and what is in the file */
async function torn(nth: number, program: string, held = "before"): Promise<readonly [string | null, string]> {
  const file = path.join(folder, "file");
  writeFileSync(file, held);
  const text = `
    import { tearableWrites } from ${JSON.stringify(module)};
    const tear = await tearableWrites();
    const fs = await import("node:fs");
    const { open, writeFile } = await import("node:fs/promises");
    const file = ${JSON.stringify(file)};
    tear(${String(nth)});
    ${program}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", text], { stdio: "ignore" });
  await once(child, "exit");
  return [child.signalCode, readFileSync(file, "utf8")];
}

test.each([
  ["writeFileSync", `fs.writeFileSync(file, "123456");`, "123"],
  ["writeFile with a callback", `fs.writeFile(file, Buffer.from("123456"), () => undefined);`, "123"],
  ["writeFile of promises", `await writeFile(file, "123456");`, "123"],
  ["writeFile that appends", `fs.writeFileSync(file, "123456", { flag: "a" });`, "before123"],
  ["appendFileSync", `fs.appendFileSync(file, "123456");`, "before123"],
  ["a handle's writeFile", `await (await open(file, "w")).writeFile("123456");`, "123"],
  ["a handle's write", `await (await open(file, "w")).write(Buffer.from("..123456"), 2, 6, 0);`, "123"],
  ["writeSync in its place", `fs.writeSync(fs.openSync(file, "r+"), Buffer.from("1234"), { position: 2 });`, "be12re"],
  ["writeSync of a text", `fs.writeSync(fs.openSync(file, "w"), "123456");`, "123"],
  ["writev", `fs.writev(fs.openSync(file, "w"), [Buffer.from("123456"), Buffer.from("7")], () => undefined);`, "123"],
  ["a stream", `fs.createWriteStream(file).end("123456");`, "123"],
])("%s is left half done", async (_, program, left) => {
  expect(await torn(1, program)).toEqual(["SIGKILL", left]);
});

test("the writes before it are whole, and those of standard output do not count", async () => {
  const program = `for (const text of ["1234", "5678"]) { fs.writeSync(1, "x"); fs.appendFileSync(file, text); }`;
  // Where one function of node:fs calls another, both are counted.
  const [signal, left] = await torn(3, program, "");
  expect([signal, /^1234(?:56)?$/.test(left)]).toEqual(["SIGKILL", true]);
});
