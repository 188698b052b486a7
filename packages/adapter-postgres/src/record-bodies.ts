import { slicesOf } from "@mgp/adapter-kit";
import type { Connection, PostgresRow } from "@mgp/postgres";
import { numberIn } from "./rows.ts";
import { IS_RECORD } from "./sql/columns.ts";
import type { Names } from "./sql/names.ts";

/** Keys of records (`tenant`, `memory_id`), with the size of their bodies (`bytes`). */
export type Keys = readonly PostgresRow[];

/** Records of these keys as they are now: `tenant`, `memory_id`, `revision`, `body`; so many at once as their bodies allow. */
export async function* recordBodies(
  connection: Connection,
  { memory }: Names,
  keys: Keys,
): AsyncGenerator<readonly PostgresRow[], void, undefined> {
  const text = `SELECT m.* FROM unnest($1::text[], $2::text[]) AS w (tenant, memory_id)
    CROSS JOIN LATERAL (
      SELECT m.tenant, m.memory_id, m.revision::text AS revision, m.body FROM ${memory} m
      WHERE m.tenant = w.tenant AND m.memory_id = w.memory_id AND ${IS_RECORD} OFFSET 0) m`;
  for (const some of slicesOf(keys, (key) => numberIn(key, "bytes")))
    yield await connection.runText(text, [some.map(tenantIn), some.map(idIn)]);
}

function tenantIn(row: PostgresRow): unknown {
  return row["tenant"];
}

function idIn(row: PostgresRow): unknown {
  return row["memory_id"];
}
