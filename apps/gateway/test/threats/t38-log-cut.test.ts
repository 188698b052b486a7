import { randomInt } from "node:crypto";
import { appendFileSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { chainLine, genesis, readLine, type ChainHead } from "@mgp/governance";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gatewayAt, sharedServer } from "../shared-ledger/support/gateways.ts";
import { textLike, textWith } from "../support/any-text.ts";
import { outcome, startProcess, type GatewayProcess } from "../support/gateway-process.ts";
import { fileHouse, rowsHouse, type LogHouse } from "./support/log-houses.ts";
import { memory } from "./support/requests.ts";

const timeout = 300_000;
const server = sharedServer();

const houses: readonly (readonly [name: string, open: () => Promise<LogHouse>])[] = [
  ["embedded", fileHouse],
  ["postgres", async () => await rowsHouse(server())],
];

function start({ cwd, environment }: LogHouse, ...words: readonly string[]): GatewayProcess {
  return startProcess(["--port", "0", ...words], { cwd, environment });
}

async function write(running: GatewayProcess, id: string): Promise<void> {
  const { status } = await gatewayAt(await running.url).ask("write", { memory: memory(id, "kiwi") });
  expect(status).toBe(200);
}

async function stop(running: GatewayProcess): Promise<void> {
  await running.url;
  expect(await running.stop()).toBe(0);
}

async function verified(house: LogHouse): Promise<{ readonly code: number | null; readonly said: string }> {
  const { code, out, err } = await outcome(["audit", "verify"], house);
  return { code, said: out + err };
}

/** The entry of a line, and where it stands in its chain. */
function soundLine(line: string | undefined): {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly head: ChainHead;
} {
  const read = readLine(line ?? "");
  if (typeof read === "string") throw new Error(read);
  return read;
}

function rechained(lines: readonly string[]): readonly string[] {
  let head = genesis;
  return lines.map((line) => {
    const { chain: _chain, ...entry } = soundLine(line).entry;
    const made = chainLine({ ...entry, caller: "another-caller" }, head);
    ({ head } = made);
    return made.text.slice(0, -1);
  });
}

/** @param older what the log held earlier */
type Tampering = (lines: readonly string[], older: readonly string[]) => readonly string[] | undefined;

const tamperings: readonly (readonly [what: string, tamper: Tampering])[] = [
  ["cut", (lines) => lines.slice(0, -1)],
  ["removed", () => undefined],
  ["emptied", () => []],
  ["written anew, with sound hashes", rechained],
  ["replaced by an older copy of itself", (_lines, older) => older],
];

describe.each(houses)("over the ledger %s, a log that was", (_name, open) => {
  test.each(tamperings)("%s is refused at the start, and accepted on demand", { timeout }, async (_what, tamper) => {
    const house = await open();
    const first = start(house);
    await write(first, "m-1");
    const older = await house.read();
    await write(first, "m-2");
    await stop(first);
    const whole = await house.read();
    const left = tamper(whole, older);
    await house.write(left);
    const expected = soundLine(whole.at(-1)).head;
    const found = left?.at(-1) === undefined ? genesis : soundLine(left.at(-1)).head;

    const refused = start(house);
    expect(await refused.ended).toBe(1);
    const said = refused.stderr();
    expect(said).toContain(`line ${expected.seq} with the hash ${expected.hash} is expected, and `);
    expect(said).toMatch(
      found.seq === 0 ? / has no lines\. / : new RegExp(` has ${found.seq} lines, .* ${found.hash}\\. `),
    );
    expect(said).toContain("--accept-audit-loss");
    expect(refused.stdout()).not.toContain("MGP gateway on");
    expect(await verified(house)).toMatchObject({ code: 1 });

    const accepting = start(house, "--accept-audit-loss");
    await write(accepting, "m-3");
    await stop(accepting);
    const noted = (await house.read()).map((line) => soundLine(line).entry).filter((entry) => "loss" in entry);
    expect(noted).toMatchObject([
      {
        action: "accept_audit_loss",
        actor: { id: userInfo().username, kind: "operator" },
        timestamp: textLike(/^\d{4}-\d\d-\d\dT/),
        loss: { expected, found },
      },
    ]);
    await stop(start(house));
    expect(await verified(house)).toMatchObject({ code: 0 });
  });
});

/** A number in the name of a test, by which it can be run again. */
const seed = Number(process.env["MGP_TEST_SEED"] ?? randomInt(2 ** 31));

test.each(houses)(
  `over the ledger %s, a gateway that is killed twenty times never finds its log cut (MGP_TEST_SEED=${seed})`,
  { timeout },
  async (_name, open) => {
    const house = await open();
    // From the beginning of the process on, or from when it serves.
    const moments = fc.sample(fc.record({ serves: fc.boolean(), milliseconds: fc.nat(600) }), { seed, numRuns: 20 });
    for (const { serves, milliseconds } of moments) {
      const running = start(house);
      const load = Promise.all([1, 2, 3, 4].map(async (writer) => await writeUntilItEnds(running, writer)));
      if (serves) await running.url;
      await wait(milliseconds);
      running.kill("SIGKILL");
      await running.ended;
      await load;
      expect(running.stderr()).not.toContain("--accept-audit-loss");
    }
    await stop(start(house));
    expect(await verified(house)).toMatchObject({ code: 0 });
  },
);

async function writeUntilItEnds(running: GatewayProcess, writer: number): Promise<void> {
  try {
    const { ask } = gatewayAt(await running.url);
    for (let number = 0; ; number += 1) await ask("write", { memory: memory(`m-${writer}-${number}`, "kiwi") });
  } catch {
    // It was killed.
  }
}

test("what a crash leaves of a write needs no acceptance", { timeout }, async () => {
  const house = await fileHouse();
  const first = start(house);
  await write(first, "m-1");
  await stop(first);
  const [line = ""] = (await house.read()).slice(-1);
  const { chain: _chain, ...entry } = soundLine(line).entry;
  const { text } = chainLine(entry, soundLine(line).head);
  const file = path.join(house.cwd, ".mgp", "audit.jsonl");
  for (const torn of [text.slice(0, -1), text.slice(0, 20), "\u0000".repeat(4096)]) {
    appendFileSync(file, torn, "latin1");
    const running = start(house);
    await write(running, "m-2");
    await stop(running);
    expect(running.stderr()).toContain("audit_log_torn_line_removed");
  }
  expect(await verified(house)).toMatchObject({ code: 0 });
});

test("a state folder from before heads were kept is taken as it is, with a warning", { timeout }, async () => {
  const house = await fileHouse();
  await stop(start(house));
  const first = start(house);
  await write(first, "m-1");
  await stop(first);
  const database = new DatabaseSync(path.join(house.cwd, ".mgp", "state.db"));
  database.exec("DROP TABLE audit_head");
  database.close();
  const running = start(house);
  await stop(running);
  expect(running.stderr()).toContain("audit_head_adopted");
  const lines = await house.read();
  await house.write(lines.slice(0, -1));
  expect(await start(house).ended).toBe(1);
});

test("a check tells an empty log from an unbroken one", { timeout }, async () => {
  const house = await fileHouse();
  expect(await verified(house)).toMatchObject({ code: 3, said: textWith("there is no such file") });
  await stop(start(house));
  expect(await verified(house)).toMatchObject({ code: 3, said: textWith("empty") });
  const rows = await rowsHouse(server());
  await stop(start(rows));
  expect(await verified(rows)).toEqual({ code: 3, said: "chain 1: empty; there is no line in it to check\n" });
});
