import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseCallers } from "../../src/authentication/callers-file.ts";
import { digestOfSecret } from "../../src/authentication/digest.ts";
import { drawKey, newEntry } from "../../src/authentication/new-key.ts";
import { editCallers } from "../../src/command/callers-edit.ts";
import { replaceFile } from "../../src/command/replace-file.ts";
import { run } from "../../src/command/run.ts";
import { textLike } from "../support/any-text.ts";
import { outcome, startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { callersFolder, entryWith, textOf } from "./support/callers-folder.ts";

/** Runs a `key` command in this process. */
async function key(
  folder: string,
  ...words: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = "";
  let err = "";
  const code = await run(["key", ...words], {
    environment: {},
    workingDirectory: folder,
    out: (text) => (out += text),
    err: (text) => (err += text),
    isInteractive: false,
  });
  return { code, out, err };
}

const inFile = ["--callers-file", "callers.json"];
const granted = ["--tenant", "acme", "--agent", "a/*", "--action", "read,search"];

/** The id of the caller that a key authenticates now. */
function callerOf(file: string, secret: unknown): string | undefined {
  return parseCallers(readFileSync(file, "utf8")).findByDigest(digestOfSecret(String(secret)))?.id;
}

function json(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error(text);
  return { ...value };
}

describe("key new", () => {
  test("begins a file of its user's alone, with what the flags give", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "callers.json");
    const more = ["--tenant", "globex,initech", "--right", "declassify", "--not-after", "2999-01-01T00:00:00+01:00"];
    const { code, out, err } = await key(folder, "new", ...inFile, "--id", "bot", ...granted, ...more, "--json");
    expect([code, err]).toEqual([0, ""]);
    const told = json(out);
    expect(told).toEqual({ caller: "bot", key: textLike(/^mgp_/), key_id: textLike(/^[0-9a-f]{12}$/) });
    expect(callerOf(file, told["key"])).toBe("bot");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(json(readFileSync(file, "utf8"))).toEqual({
      callers: [
        {
          id: "bot",
          keys: [
            { sha256: textLike(/^[0-9a-f]{64}$/), created_at: textLike(/Z$/), not_after: "2999-01-01T00:00:00+01:00" },
          ],
          tenants: ["acme", "globex", "initech"],
          agents: ["a/*"],
          actions: ["read", "search"],
          rights: ["declassify"],
        },
      ],
    });
    expect(readFileSync(file, "utf8")).not.toContain(String(told["key"]));
    expect(readdirSync(folder)).toEqual(["callers.json"]);
  });

  test("adds a key to a caller, and leaves the rest of the file as it is written", async () => {
    const { folder, file, fresh } = callersFolder();
    const text = `{\n    "callers": [\n        { "id": "bot", "key_sha256": "${fresh.sha256}", "tenants": ["a"],\n          "agents": ["*"], "actions": [] },\n\n        ${JSON.stringify(entryWith("other", drawKey()))} ]\n}`;
    writeFileSync(file, text);
    const first = json((await key(folder, "new", ...inFile, "--id", "bot", "--json")).out);
    const second = json((await key(folder, "new", ...inFile, "--id", "other", "--json")).out);
    expect([fresh.key, first["key"], second["key"]].map((one) => callerOf(file, one))).toEqual(["bot", "bot", "other"]);
    const now = readFileSync(file, "utf8");
    const [head = "", tail = ""] = text.split(`"key_sha256": "${fresh.sha256}"`);
    expect(now.startsWith(head)).toBe(true);
    expect(now).toContain(tail.slice(0, tail.indexOf('"keys"')));
    expect(now.endsWith(text.slice(text.indexOf('],"tenants"')))).toBe(true);
  });

  test("adds a caller, and needs to be told what it may do", async () => {
    const { folder, file } = callersFolder();
    const before = readFileSync(file, "utf8");
    const refusal = await key(folder, "new", ...inFile, "--id", "new-bot", "--tenant", "acme");
    expect(refusal).toMatchObject({ code: 2, err: textLike(/"new-bot" is a new caller\. .* --agent, --action\./) });
    expect(readFileSync(file, "utf8")).toBe(before);
    const { key: secret } = json((await key(folder, "new", ...inFile, "--id", "new-bot", ...granted, "--json")).out);
    expect(callerOf(file, secret)).toBe("new-bot");
  });

  test.each([
    [["--id", "bot", "--tenant", "a"], /"bot" is in the callers file already/],
    [[], /Name the caller with --id/],
    [["--id", "x y", ...granted], /cannot be used: id must be 1 to 128 letters/],
    [["--id", "x", "--action", "fly"], /cannot be used: actions has "fly", but must be a list of: write/],
    [["--id", "x", "--right", "root"], /cannot be used: rights has "root"/],
    [["--id", "x", "--tenant", ","], /cannot be used: tenants must be a list of at least one name/],
    [["--id", "bot", "--not-after", "tomorrow"], /--not-after must be a date and time of RFC 3339/],
    [
      ["--id", "bot", "--not-before", "2027-01-02T00:00:00Z", "--not-after", "2027-01-01T00:00:00Z"],
      /is before its not_before/,
    ],
    [["--id", "bot", "--tenent", "a"], /Did you mean "--tenant"\?/],
    [["--id", "bot", "stray"], /takes no argument "stray"/],
  ])("refuses %j and changes nothing", async (words, message) => {
    const { folder, file } = callersFolder();
    const { ino, ctimeNs } = statSync(file, { bigint: true });
    expect(await key(folder, "new", ...inFile, ...words)).toEqual({ code: 2, out: "", err: textLike(message) });
    expect(statSync(file, { bigint: true })).toMatchObject({ ino, ctimeNs });
    expect(readdirSync(folder)).toEqual(["callers.json"]);
  });

  test("without a callers file shows the entry that has to be put into one, as JSON too", async () => {
    const folder = temporaryFolder();
    const told = json((await key(folder, "new", "--json", "--id", "bot", "--tenant", "acme")).out);
    expect(told).toMatchObject({ caller: "bot", entry: { id: "bot", tenants: ["acme"], agents: ["*"] } });
    writeFileSync(path.join(folder, "callers.json"), textOf(told["entry"]));
    expect(callerOf(path.join(folder, "callers.json"), told["key"])).toBe("bot");
  });

  test("does not touch a file that is wrong already, and names the line", async () => {
    const { folder, file } = callersFolder();
    const broken = '{\n  "callers": [\n    { "id": "a" }\n  ]\n}';
    writeFileSync(file, broken);
    const { code, err } = await key(folder, "new", ...inFile, "--id", "b", ...granted);
    expect([code, err]).toEqual([1, textLike(/cannot be used\. Line 3: callers\[0\]\.tenants must be/)]);
    expect(readFileSync(file, "utf8")).toBe(broken);
  });
});

describe("key list", () => {
  test("shows ids, states and times, and neither keys nor digests", async () => {
    const { folder, file } = callersFolder();
    const keys = [
      {},
      { not_before: "2999-01-01T00:00:00Z", created_at: "2026-11-30T00:00:00Z" },
      { not_after: "2026-01-01T00:00:00+01:00" },
      { revoked_at: "2026-11-30T12:00:00Z" },
    ].map((terms) => ({ ...terms, sha256: drawKey().sha256 }));
    writeFileSync(file, textOf(newEntry("bot", keys), entryWith("idle")));
    const ids = keys.map(({ sha256 }) => sha256.slice(0, 12));
    const { code, out } = await key(folder, "list", ...inFile);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "bot",
        `  ${ids[0]}  active`,
        `  ${ids[1]}  not yet valid  created_at 2026-11-30T00:00:00.000Z  not_before 2999-01-01T00:00:00.000Z`,
        `  ${ids[2]}  expired  not_after 2025-12-31T23:00:00.000Z`,
        `  ${ids[3]}  revoked  revoked_at 2026-11-30T12:00:00.000Z`,
        "idle",
        "",
      ].join("\n"),
    );
    expect(json((await key(folder, "list", ...inFile, "--json")).out)).toEqual({
      callers: [
        {
          id: "bot",
          keys: [
            { key_id: ids[0], state: "active" },
            {
              key_id: ids[1],
              state: "not yet valid",
              created_at: "2026-11-30T00:00:00.000Z",
              not_before: "2999-01-01T00:00:00.000Z",
            },
            { key_id: ids[2], state: "expired", not_after: "2025-12-31T23:00:00.000Z" },
            { key_id: ids[3], state: "revoked", revoked_at: "2026-11-30T12:00:00.000Z" },
          ],
        },
        { id: "idle", keys: [] },
      ],
    });
  });

  test("needs a file", async () => {
    const { code, err } = await key(temporaryFolder(), "list");
    expect([code, err]).toEqual([2, textLike(/Name it in MGP_GATEWAY_CALLERS_FILE or --callers-file/)]);
  });
});

describe("key revoke", () => {
  test("takes one key by its id, and leaves the caller's others", async () => {
    const { folder, file, fresh, write } = callersFolder();
    const second = drawKey();
    write(entryWith("bot", fresh, second));
    const { code, out } = await key(folder, "revoke", fresh.id, ...inFile);
    expect([code, out]).toEqual([0, textLike(new RegExp(`^${fresh.id} of "bot" is revoked\\.`))]);
    expect([fresh, second].map((one) => callerOf(file, one.key))).toEqual([undefined, "bot"]);
    const text = readFileSync(file, "utf8");
    expect(await key(folder, "revoke", fresh.id, ...inFile)).toMatchObject({
      code: 0,
      out: textLike(/was revoked before/),
    });
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  test("takes all keys of a caller, in either form", async () => {
    const { folder, file, fresh } = callersFolder();
    const [one, two] = [drawKey(), drawKey()];
    const { keys: _, ...bare } = newEntry("single", []);
    writeFileSync(file, textOf(entryWith("bot", one, two), { ...bare, key_sha256: fresh.sha256 }));
    const told = json((await key(folder, "revoke", "--id", "bot", "--json", ...inFile)).out);
    expect(told).toEqual({ revoked: [one, two].map(({ id }) => ({ caller: "bot", key_id: id })) });
    expect([one, two, fresh].map((held) => callerOf(file, held.key))).toEqual([undefined, undefined, "single"]);
    await key(folder, "revoke", "--id", "single", ...inFile);
    expect(callerOf(file, fresh.key)).toBeUndefined();
  });

  test.each([
    [["0123456789ab"], 1, /has no such key/],
    [["--id", "stranger"], 1, /has no key of a caller "stranger"\./],
    [[], 2, /Name either a key/],
    [["0123456789ab", "--id", "bot"], 2, /Name either a key/],
  ])("refuses %j", async (words, code, message) => {
    const { folder } = callersFolder();
    expect(await key(folder, "revoke", ...words, ...inFile)).toEqual({ code, out: "", err: textLike(message) });
  });
});

describe("the file", () => {
  test("is replaced as a whole, with its mode, and where a link leads to", async () => {
    const { folder, file, fresh } = callersFolder();
    const before = readFileSync(file, "utf8");
    const target = path.join(folder, "kept");
    linkSync(file, path.join(folder, "before.json"));
    mkdirSync(target);
    const real = path.join(target, "real.json");
    linkSync(file, real);
    rmSync(file);
    symlinkSync(real, file);
    writeFileSync(path.join(target, "note"), "");
    chmodSync(real, 0o640);
    expect((await key(folder, "revoke", fresh.id, ...inFile)).code).toBe(0);
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(callerOf(real, fresh.key)).toBeUndefined();
    // An edit in place would show through the other name, and a reader could see half of it.
    expect(readFileSync(path.join(folder, "before.json"), "utf8")).toBe(before);
    expect(readdirSync(target).toSorted()).toEqual(["note", "real.json"]);
  });

  test("stays its owner's when root changes it, so that the gateway can go on reading it", async ({ skip }) => {
    skip(process.getuid?.() !== 0, "only root can give a file away");
    const { folder, file, fresh } = callersFolder();
    chownSync(file, 12_345, 23_456);
    await key(folder, "revoke", fresh.id, ...inFile);
    expect(statSync(file)).toMatchObject({ uid: 12_345, gid: 23_456 });
    expect(callerOf(file, fresh.key)).toBeUndefined();
  });

  test("that cannot be replaced stays, and nothing is left behind", () => {
    const folder = temporaryFolder();
    const taken = path.join(folder, "callers.json");
    mkdirSync(taken);
    expect(() => replaceFile(taken, "{}")).toThrow(/cannot be replaced \(E\w+\)\. Its folder must be writable/);
    expect(readdirSync(folder)).toEqual(["callers.json"]);
  });

  test("is changed by one command at a time", async () => {
    const { file, fresh } = callersFolder();
    const second = drawKey();
    writeFileSync(`${file}.lock`, "");
    const editing = editCallers(file, (text = "") => text.replace(fresh.sha256, second.sha256));
    // What another command does while it has the lock.
    writeFileSync(file, textOf(entryWith("other", fresh)));
    rmSync(`${file}.lock`);
    await editing;
    expect(callerOf(file, second.key)).toBe("other");
    expect(readdirSync(path.dirname(file))).toEqual(["callers.json"]);
  });

  test("keeps what several processes add at one time", async () => {
    const { folder, file } = callersFolder();
    const adding = Array.from(
      { length: 4 },
      async () => await outcome(["key", "new", ...inFile, "--id", "bot", "--json"], { cwd: folder }),
    );
    const keys = (await Promise.all(adding)).map(({ out }) => json(out)["key"]);
    expect(keys.map((one) => callerOf(file, one))).toEqual(["bot", "bot", "bot", "bot"]);
  });

  test("behind a lock that stays is not changed, and the lock is named", async () => {
    const { folder, file, fresh } = callersFolder();
    writeFileSync(`${file}.lock`, "");
    const { ended, stderr } = startProcess(["key", "revoke", fresh.id, ...inFile], { cwd: folder });
    expect(await ended).toBe(1);
    expect(stderr()).toContain(
      "callers.json.lock is there. Try again; if no such command runs any more, remove that file.",
    );
    expect(callerOf(file, fresh.key)).toBe("bot");
  });
});

test.each([["key"], ["key", "newer"]])("%j says which commands there are", async (...words) => {
  const { code, err } = await key(temporaryFolder(), ...words.slice(1));
  expect([code, err]).toEqual([
    2,
    textLike(/"mgp-gateway key new", "mgp-gateway key list" and "mgp-gateway key revoke KEY-ID"/),
  ]);
});
