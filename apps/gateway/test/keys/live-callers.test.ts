import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ChangeSigns, LOOKS_UNTIL_TOLD } from "../../src/authentication/change-signs.ts";
import { digestOfSecret } from "../../src/authentication/digest.ts";
import { openCallers, type LiveCallers } from "../../src/authentication/live-callers.ts";
import { namedCallers } from "../../src/authentication/modes.ts";
import { drawKey, type FreshKey } from "../../src/authentication/new-key.ts";
import { LOOK_MS } from "../../src/authentication/watch-callers.ts";
import { startGateway } from "../support/start-gateway.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { callersFolder, entryWith, textOf } from "./support/callers-folder.ts";

interface Logged {
  readonly event: string;
  readonly reason: unknown;
}

/** Callers with what they have logged. `later`: the file's times are long past. */
function opened(file: string, later = true): { readonly callers: LiveCallers; readonly logged: readonly Logged[] } {
  const logged: Logged[] = [];
  const callers = openCallers(file, {
    log: (_, event, fields) => void logged.push({ event, reason: fields?.["reason"] }),
    now: () => Date.now() + (later ? 60_000 : 0),
  });
  return { callers, logged };
}

function idOf(callers: LiveCallers, { key }: FreshKey): string | undefined {
  return callers.findByDigest(digestOfSecret(key))?.id;
}

/** As many looks as a change may take to be told. */
async function lookOn(callers: LiveCallers): Promise<void> {
  for (let look = 0; look < LOOKS_UNTIL_TOLD; look += 1) await callers.look();
}

describe("a change is taken", () => {
  const edits: readonly (readonly [string, (file: string, text: string) => void])[] = [
    ["in place", (file, text) => writeFileSync(file, text)],
    [
      "by a rename over it",
      (file, text) => {
        writeFileSync(`${file}.new`, text);
        renameSync(`${file}.new`, file);
      },
    ],
    [
      "by a file that comes back",
      (file, text) => {
        rmSync(file);
        writeFileSync(file, text);
      },
    ],
  ];

  test.each(edits)("%s", async (_, edit) => {
    const { file, fresh } = callersFolder();
    const { callers, logged } = opened(file);
    const second = drawKey();
    edit(file, textOf(entryWith("bot", second), entryWith("other", fresh)));
    await lookOn(callers);
    expect([idOf(callers, fresh), idOf(callers, second), callers.findById("other")?.id]).toEqual([
      "other",
      "bot",
      "other",
    ]);
    expect(callers.status).toMatchObject({ reloads: 1, refusals: 0, isCurrent: true });
    expect(logged.map(({ event }) => event)).toEqual(["callers_reloaded"]);
  });

  test("by the swap of a link to a folder, as Kubernetes does it with mounted secrets", async () => {
    const folder = temporaryFolder();
    const [one, other] = [drawKey(), drawKey()];
    for (const [name, key] of [
      ["..one", one],
      ["..other", other],
    ] as const) {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, "callers.json"), textOf(entryWith("bot", key)), { mode: 0o600 });
    }
    symlinkSync("..one", path.join(folder, "..data"));
    symlinkSync("..data/callers.json", path.join(folder, "callers.json"));
    const { callers } = opened(path.join(folder, "callers.json"));
    symlinkSync("..other", path.join(folder, "..data_tmp"));
    renameSync(path.join(folder, "..data_tmp"), path.join(folder, "..data"));
    await lookOn(callers);
    expect([idOf(callers, one), idOf(callers, other)]).toEqual([undefined, "bot"]);
  });

  test("once, and not for a file that was touched only", async () => {
    const { file, fresh } = callersFolder();
    const { callers } = opened(file);
    utimesSync(file, 1, 1);
    await lookOn(callers);
    expect(callers.status.reloads).toBe(0);
    writeFileSync(file, textOf(entryWith("bot", fresh, drawKey())));
    await lookOn(callers);
    await lookOn(callers);
    expect(callers.status.reloads).toBe(1);
  });

  test("when it leaves no sign, because it came in the same tick of a coarse clock", async () => {
    const { file } = callersFolder();
    const signs = new ChangeSigns(file, Date.now);
    signs.take();
    expect(await signs.look()).toBe(true);
    const later = new ChangeSigns(file, () => Date.now() + 60_000);
    later.take();
    expect(await later.look()).toBe(false);
  });

  test("when the file has come to rest, and within two seconds also when it does not", async () => {
    const { file, fresh } = callersFolder();
    const { callers } = opened(file);
    const second = drawKey();
    const text = textOf(entryWith("bot", fresh, second));
    writeFileSync(file, text.slice(0, 40));
    await callers.look();
    writeFileSync(file, text);
    await callers.look();
    expect(callers.status).toMatchObject({ reloads: 0, refusals: 0 });
    await callers.look();
    expect(idOf(callers, second)).toBe("bot");

    let looks = 0;
    for (; looks < 20 && idOf(callers, second) !== undefined; looks += 1) {
      writeFileSync(file, `${textOf(entryWith("bot", fresh))}${" ".repeat(looks)}`);
      await callers.look();
    }
    // One look more: the change may come right behind one.
    expect((looks + 1) * LOOK_MS).toBeLessThan(2_000);
  });

  test("at once when it is asked for", () => {
    const { file, write, fresh } = callersFolder();
    const { callers } = opened(file);
    write(entryWith("bot", drawKey()));
    callers.reload();
    expect(idOf(callers, fresh)).toBeUndefined();
  });
});

describe("what cannot be taken", () => {
  test.each([
    [
      "broken",
      (file: string) => writeFileSync(file, '{\n  "callers": [\n'),
      /^Line 3, column 1: it is not valid JSON\.$/,
    ],
    [
      "with a wrong entry",
      (file: string) => writeFileSync(file, textOf(entryWith("a", drawKey()), { ...entryWith("b"), tenants: [] })),
      /^Line \d\d: callers\[1\]\.tenants must be a list of at least one name; "\*" stands for all\.$/,
    ],
    ["without a caller", (file: string) => writeFileSync(file, '{"callers":[]}'), /^It names no caller\./],
    ["missing", (file: string) => rmSync(file), /^It is missing\./],
    ["too large", (file: string) => writeFileSync(file, " ".repeat(4_194_305)), /^It is larger than 4194304 bytes\./],
    [
      "a folder",
      (file: string) => {
        rmSync(file);
        mkdirSync(file);
      },
      /^It is a folder and not a file\./,
    ],
  ])("is told once when it is %s, and the callers stay", async (_, spoil, reason) => {
    const { file, write, fresh } = callersFolder();
    const { callers, logged } = opened(file);
    spoil(file);
    await lookOn(callers);
    await lookOn(callers);
    expect(idOf(callers, fresh)).toBe("bot");
    expect(callers.status).toMatchObject({ reloads: 0, refusals: 1, isCurrent: false });
    expect(logged).toHaveLength(1);
    expect(logged[0]?.event).toBe("callers_not_reloaded");
    expect(logged[0]?.reason).toMatch(reason);
    expect(JSON.stringify(logged)).not.toContain(path.dirname(file));

    rmSync(file, { recursive: true, force: true });
    write(entryWith("bot", fresh));
    await lookOn(callers);
    expect(idOf(callers, fresh)).toBe("bot");
    expect(callers.status).toMatchObject({ reloads: 1, refusals: 1, isCurrent: true });
  });

  test("for a moment only is not told", async () => {
    const { file, fresh } = callersFolder();
    const { callers, logged } = opened(file);
    const text = readFileSync(file);
    rmSync(file);
    await callers.look();
    writeFileSync(file, text);
    await lookOn(callers);
    expect(idOf(callers, fresh)).toBe("bot");
    expect(logged).toEqual([]);
  });

  test("is told again when a reload is asked for", () => {
    const { file } = callersFolder();
    const { callers } = opened(file);
    rmSync(file);
    callers.reload();
    callers.reload();
    expect(callers.status.refusals).toBe(2);
  });
});

test("a file that others may change is warned of at each reload, as at the start", () => {
  const { file } = callersFolder();
  const { callers, logged } = opened(file);
  chmodSync(file, 0o666);
  callers.reload();
  expect(logged).toContainEqual({
    event: "callers_file_open",
    reason: "It can be changed by other users. Make it this user's, with the mode 0600.",
  });
});

test("a reload under load opens no gap and mixes no callers up", async () => {
  const { file, write } = callersFolder();
  const [one, two, twoAgain] = [drawKey(), drawKey(), drawKey()];
  const versions = [
    () => write(entryWith("one", one), entryWith("two", two)),
    () => writeFileSync(file, "{"),
    () => write(entryWith("two", twoAgain, two), entryWith("one", one), entryWith("third", drawKey())),
    () => rmSync(file),
  ];
  versions[0]?.();
  const { callers } = opened(file);
  const { url, governance } = await startGateway({ authenticate: namedCallers(callers) });
  let reloads = 0;
  const ending = new AbortController();
  const statuses = new Set<number>();
  const ask = async (id: string, { key }: FreshKey): Promise<void> => {
    while (!ending.signal.aborted) {
      const headers = { "X-MGP-API-Key": key, "MGP-Request-Id": id };
      statuses.add((await fetch(`${url}/mgp/capabilities`, { headers })).status);
    }
  };
  const asking = [ask("one", one), ask("two", two), ask("one", one), ask("two", two)];
  while (governance.handled.length < 400) {
    versions[reloads % versions.length]?.();
    callers.reload();
    reloads += 1;
    await new Promise(setImmediate);
  }
  ending.abort();
  await Promise.all(asking);
  expect([...statuses]).toEqual([200]);
  expect(reloads).toBeGreaterThan(8);
  expect(callers.status.refusals).toBeGreaterThan(2);
  expect(governance.handled.filter(({ caller, requestId }) => caller.id !== requestId)).toEqual([]);
});

test("metrics say how reloads fared, where callers are in a file", async () => {
  const { file, fresh, write } = callersFolder();
  write({ ...entryWith("bot", fresh), rights: ["metrics"] });
  const { callers } = opened(file);
  const options = { authenticate: namedCallers(callers), callersStatus: () => callers.status };
  const { url } = await startGateway(options);
  const headers = { "X-MGP-API-Key": fresh.key };
  const metrics = async (): Promise<string> => await (await fetch(`${url}/metrics`, { headers })).text();
  const start = await metrics();
  expect(start).toContain('mgp_callers_reloads_total{outcome="ok"} 0');
  expect(start).toMatch(/^mgp_callers_current 1$/m);
  callers.reload();
  const { loadedAt } = callers.status;
  rmSync(file);
  callers.reload();
  callers.reload();
  const after = await metrics();
  expect(after).toContain('mgp_callers_reloads_total{outcome="ok"} 1');
  expect(after).toContain('mgp_callers_reloads_total{outcome="refused"} 2');
  expect(after).toMatch(/^mgp_callers_current 0$/m);
  expect(Number(/^mgp_callers_loaded_timestamp_seconds (\S+)$/m.exec(after)?.[1])).toBe(loadedAt / 1_000);
  const without = await startGateway();
  expect(await (await fetch(`${without.url}/metrics`)).text()).not.toContain("mgp_callers");
});
