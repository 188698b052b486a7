import { chainLine, genesis, LedgerUnavailable, readLine, type ChainHead } from "@mgp/governance";
import { sampleOutcome } from "@mgp/ledger-suite";
import { expect, test } from "vitest";
import { openLedger, postgresLedger } from "../src/index.ts";
import { openTestLedger, sharedServer } from "./servers.ts";

const server = sharedServer();

interface Written {
  readonly dsn: string;
  readonly heads: readonly ChainHead[];
}

/** A database in which two gateways have written five lines each, and have ended. */
async function written(): Promise<Written> {
  const dsn = await server().createDatabase();
  for (const from of [1, 6]) {
    const ledger = await openLedger({ dsn, schema: "mgp_ledger", longestCallMs: 0 });
    for (let number = from; number < from + 5; number += 1) ledger.audit.append(sampleOutcome(number));
    await ledger.audit.synced(5);
    await ledger.close();
  }
  const rows = await server().query("SELECT seq, hash FROM mgp_ledger.chain ORDER BY chain", [], dsn);
  return { dsn, heads: rows.map(({ seq, hash }) => ({ seq: Number(seq), hash: String(hash) })) };
}

async function refusal(dsn: string): Promise<unknown> {
  return await openLedger({ dsn, schema: "mgp_ledger", longestCallMs: 0 }).then(
    () => "it was opened",
    (error: unknown) => error,
  );
}

/** The lines that say that a loss was accepted, in their order. */
async function acceptances(dsn: string): Promise<readonly unknown[]> {
  const rows = await server().query(
    `SELECT text FROM mgp_ledger.line WHERE text LIKE '{"action":"accept_audit_loss"%' ORDER BY position`,
    [],
    dsn,
  );
  return rows.map(({ text }) => {
    const line = readLine(String(text));
    return typeof line === "string" ? line : line.entry;
  });
}

const remove = "DELETE FROM mgp_ledger.line WHERE chain = 1";

test.each<[string, string, number]>([
  ["its last line removed", `${remove} AND seq = 5`, 4],
  ["its end cut off", `${remove} AND seq > 2`, 2],
  ["all its lines removed", remove, 0],
  [
    "its head put back to an earlier line",
    "UPDATE mgp_ledger.chain SET seq = 3, hash = (SELECT text::json->'chain'->>'hash' FROM mgp_ledger.line WHERE chain = 1 AND seq = 3) WHERE chain = 1",
    5,
  ],
])("a chain with %s is refused, and goes on when the loss is accepted", async (_what, tampering, left) => {
  const { dsn } = await written();
  await server().query(tampering, [], dsn);
  const [row] = await server().query("SELECT seq, hash FROM mgp_ledger.chain WHERE chain = 1", [], dsn);
  const [last] = await server().query(
    "SELECT seq, text::json->'chain'->>'hash' AS hash FROM mgp_ledger.line WHERE chain = 1 ORDER BY seq DESC LIMIT 1",
    [],
    dsn,
  );
  const [expected, found] = [row, last].map((head) =>
    head === undefined ? genesis : { seq: Number(head["seq"]), hash: String(head["hash"]) },
  );
  expect(found?.seq).toBe(left);
  const has = left === 0 ? "no lines" : `${left} lines, the last with the hash ${found?.hash}`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const refused = await refusal(dsn);
    expect(refused).toBeInstanceOf(LedgerUnavailable);
    expect(refused).toHaveProperty(
      "message",
      expect.stringContaining(
        `line ${expected?.seq} with the hash ${expected?.hash} is expected, and chain 1 has ${has}.`,
      ),
    );
  }
  await (await openTestLedger(dsn, { acceptAuditLoss: { by: "ada" } })).close();
  expect(await acceptances(dsn)).toMatchObject([
    { actor: { id: "ada", kind: "operator" }, loss: { chain: 1, expected, found }, chain: { seq: 1 } },
  ]);
  await openTestLedger(dsn);
  const { chains } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
  expect(chains.map(({ lines, firstBad }) => [lines, firstBad])).toEqual([
    [left, undefined],
    [5, undefined],
    [1, undefined],
    [0, undefined],
  ]);
});

test.each<[string, string, ChainHead["seq"]]>([
  ["its head removed", "DELETE FROM mgp_ledger.chain WHERE chain = 1", 5],
  ["head and lines removed", `${remove}; DELETE FROM mgp_ledger.chain WHERE chain = 1`, 0],
  [
    "head, lines and gateway removed",
    `${remove}; DELETE FROM mgp_ledger.chain WHERE chain = 1; DELETE FROM mgp_ledger.gateway WHERE gateway = 1`,
    0,
  ],
])("a chain with %s is refused, and goes on when the loss is accepted", async (_what, tampering, left) => {
  const { dsn } = await written();
  await server().query(tampering, [], dsn);
  expect(await refusal(dsn)).toHaveProperty("message", expect.stringContaining("the head of chain 1 is missing"));
  await (await openTestLedger(dsn, { acceptAuditLoss: { by: "ada" } })).close();
  const [accepted] = await acceptances(dsn);
  expect(accepted).toMatchObject({ loss: { chain: 1, found: { seq: left } } });
  expect(accepted).not.toHaveProperty("loss.expected");
  await openTestLedger(dsn);
});

test("chains that are written anew, with sound hashes, are refused, and told of together", async () => {
  const { dsn, heads } = await written();
  for (const chain of [1, 2]) {
    let head = genesis;
    for (let seq = 1; seq <= 5; seq += 1) {
      const line = chainLine(sampleOutcome(seq, { caller: "another-caller" }), head);
      ({ head } = line);
      const values = [line.text.slice(0, -1), chain, seq];
      await server().query("UPDATE mgp_ledger.line SET text = $1 WHERE chain = $2 AND seq = $3", values, dsn);
    }
  }
  const refused = await refusal(dsn);
  for (const { seq, hash } of heads)
    expect(refused).toHaveProperty("message", expect.stringContaining(`line ${seq} with the hash ${hash} is expected`));
  await (await openTestLedger(dsn, { acceptAuditLoss: { by: "ada" } })).close();
  expect(await acceptances(dsn)).toHaveLength(2);
  await openTestLedger(dsn);
});

test("a last line that was changed is refused, and still told of by a check when the loss is accepted", async () => {
  const { dsn } = await written();
  await server().query(
    "UPDATE mgp_ledger.line SET text = replace(text, 'evt_5', 'evt_x') WHERE chain = 1 AND seq = 5",
    [],
    dsn,
  );
  expect(await refusal(dsn)).toHaveProperty("message", expect.stringContaining("chain 1 has 5 lines"));
  await (await openTestLedger(dsn, { acceptAuditLoss: { by: "ada" } })).close();
  await (await openTestLedger(dsn)).close();
  const { chains } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
  expect(chains[0]?.firstBad?.line).toBe(5);
  expect(chains[0]?.firstBad?.reason).toContain("it was changed");
  // Another change is another loss.
  await server().query(`${remove} AND seq = 5`, [], dsn);
  expect(await refusal(dsn)).toHaveProperty("message", expect.stringContaining("chain 1 has 4 lines"));
});

test("a check finds lines beyond a head that was put back", async () => {
  const { dsn } = await written();
  await server().query(
    "UPDATE mgp_ledger.chain SET seq = 3, hash = (SELECT text::json->'chain'->>'hash' FROM mgp_ledger.line WHERE chain = 1 AND seq = 3) WHERE chain = 1",
    [],
    dsn,
  );
  const { chains } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
  expect(chains[0]?.firstBad).toEqual({ line: 4, reason: "it is beyond the chain's noted head, which is line 3" });
});

test("gateways that write are no loss to one that starts", async () => {
  const dsn = await server().createDatabase();
  const writer = await openTestLedger(dsn);
  const stop = new AbortController();
  const writing = (async () => {
    for (let number = 1; !stop.signal.aborted; number += 1)
      await writer.audit.synced(writer.audit.append(sampleOutcome(number)));
  })();
  try {
    for (let start = 0; start < 10; start += 1) {
      const starting = await openTestLedger(dsn);
      await expect(starting.audit.health()).resolves.toBeUndefined();
      await starting.close();
    }
  } finally {
    stop.abort();
    await writing;
  }
});

test("accepting a loss where there is none writes nothing, and warns", async () => {
  const { dsn } = await written();
  const events: string[] = [];
  const log = (_level: string, event: string): void => void events.push(event);
  await (await openTestLedger(dsn, { acceptAuditLoss: { by: "ada" }, log })).close();
  expect(events).toEqual(["audit_loss_not_found"]);
  expect(await acceptances(dsn)).toEqual([]);
});
