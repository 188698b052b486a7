import { setTimeout as wait } from "node:timers/promises";
import type { Gate } from "@mgp/adapter-kit";
import { type Call, type Change, type ChangePage, cursorInvalid, type PageRequest } from "@mgp/core";
import type { PostgresRow } from "@mgp/postgres";
import { changeCursor, type ChangePosition, readChangeCursor } from "./cursors.ts";
import type { Database } from "./database.ts";
import { numberIn, onPage, textIn, toRecord } from "./rows.ts";
import { changesOf, type Place } from "./sql/changes.ts";
import type { Names } from "./sql/names.ts";

const BEGINNING: Place = { xid: "0", seq: "0" };

/** How long a page waits for transactions that are about to commit, in milliseconds: about a quarter of a second. */
const PAUSES_MS = [2, 4, 8, 16, 32, 64, 128] as const;

interface ChangeFeedParts {
  readonly database: Database;
  readonly gate: Gate;
  readonly names: Names;
}

/**
 * The changes of a tenant in the order of their transactions.
 *
 * A transaction that is still open may commit before those behind it, so a page ends before the oldest one of the
 * cluster. Mostly it commits in a moment, and the page waits that moment: a reader then sees its own writes.
 */
export async function readChanges(
  { database, gate, names }: ChangeFeedParts,
  tenant: string,
  page: PageRequest,
  call: Call,
): Promise<ChangePage> {
  const { cursor, limit } = page;
  const start = cursor === undefined ? undefined : readChangeCursor(cursor);
  const read = async (): Promise<readonly PostgresRow[]> =>
    await database.run(changesOf(names, tenant, start?.place ?? BEGINNING, limit + 1, page.bytes), call);
  let rows = await read();
  for (const pause of PAUSES_MS) {
    if (rows[0]?.["pending"] !== true || rows.length > limit) break;
    await wait(pause);
    gate.check(call);
    rows = await read();
  }
  return pageOf(rows, start, limit);
}

function pageOf(rows: readonly PostgresRow[], start: ChangePosition | undefined, limit: number): ChangePage {
  const [head] = rows;
  const feed = textIn(head, "feed");
  const horizon: Place = { xid: textIn(head, "horizon_xid"), seq: textIn(head, "horizon_seq") };
  const from = start ?? { feed, place: BEGINNING, horizon };
  const isPast = isBefore(from.place, horizon) && isBefore(from.horizon, horizon);
  if (from.feed !== feed || head?.["ahead"] === true || isPast) throw cursorInvalid();
  const changed = rows.filter((row) => row["xid"] !== null);
  const changes = onPage(changed, limit);
  const last = changes.at(-1);
  const place = last === undefined ? from.place : { xid: textIn(last, "xid"), seq: textIn(last, "seq") };
  return {
    items: changes.map(toChange),
    cursor: changeCursor({ feed, place, horizon: from.horizon }),
    more: changed.length > changes.length,
  };
}

function toChange(row: PostgresRow): Change {
  if (row["state"] !== "purged") return { kind: "record", record: toRecord(row) };
  return { kind: "purged", memoryId: textIn(row, "memory_id"), revision: numberIn(row, "revision") };
}

function isBefore(left: Place, right: Place): boolean {
  const [leftXid, rightXid] = [BigInt(left.xid), BigInt(right.xid)];
  return leftXid === rightXid ? BigInt(left.seq) < BigInt(right.seq) : leftXid < rightXid;
}
