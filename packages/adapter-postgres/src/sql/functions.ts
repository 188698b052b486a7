import { IS_RECORD, searchedColumns, writtenColumns } from "./columns.ts";
import { insertText, itemsOf } from "./insert-text.ts";
import type { Names } from "./names.ts";

/** Raised by `insert_all` when an id was taken. */
export const ID_TAKEN = "MGP01";

/** All items or none. @throws ID_TAKEN */
function insertAll(names: Names): string {
  return `CREATE OR REPLACE FUNCTION ${names.insertAll} (of_tenant text, items json)
  RETURNS TABLE (new_id text, new_revision float8) LANGUAGE plpgsql AS $$
DECLARE
  inserted bigint;
BEGIN
  RETURN QUERY ${insertText(names, "of_tenant", itemsOf(names, "items"))}
    RETURNING m.memory_id, m.revision::float8;
  GET DIAGNOSTICS inserted = ROW_COUNT;
  IF inserted < json_array_length(items) THEN
    RAISE EXCEPTION USING ERRCODE = '${ID_TAKEN}', MESSAGE = 'an id is taken';
  END IF;
END $$`;
}

/** The active record of the smallest id that has one of the keys: each look-up is one descent of one index. */
function firstMatch(names: Names): string {
  const probe = (column: string): string =>
    `((SELECT m.memory_id FROM ${names.memory} m WHERE m.tenant = of_tenant AND m.${column} = k.key
        AND m.state = 'active' ORDER BY m.memory_id LIMIT 1))`;
  return `SELECT min(c.id) FROM unnest(item.unless_keys) AS k (key)
        CROSS JOIN LATERAL (VALUES ${["key1", "key2", "key3"].map(probe).join(", ")}) AS c (id)`;
}

/** The item that the loop is at, as a row `i`. */
function itemRow(names: Names): string {
  const columns = ["seq", "memory_id", ...writtenColumns(names)];
  return `(SELECT ${columns.map((name) => `item.${name} AS ${name}`).join(", ")}) AS i`;
}

/**
 * Inserts items one after another, each unless a record stands in its way: its id, its preferred id, one of its keys.
 * Every statement in it sees what was committed before the statement, and the locks on all keys are taken before the
 * first: a transaction that inserts under one of them has committed, or waits. Locks are taken in one order, so none waits in a
 * circle. With `stop` it ends behind the first item that was not inserted.
 */
function insertUnless(names: Names): string {
  return `CREATE OR REPLACE FUNCTION ${names.insertUnless} (of_tenant text, items json, stop boolean)
  RETURNS TABLE (item_place bigint, hit text, new_revision float8, held ${names.memory}) LANGUAGE plpgsql AS $$
DECLARE
  item record;
BEGIN
  PERFORM pg_advisory_xact_lock(l.id) FROM (
    SELECT DISTINCT hashtextextended(of_tenant || chr(10) || k.key, 0) AS id
    FROM json_to_recordset(items) AS i (unless_keys text[]), unnest(i.unless_keys) AS k (key) ORDER BY 1) AS l;
  FOR item IN SELECT i.* FROM ${itemsOf(names, "items", ", unless_id text, unless_keys text[]")} LOOP
    item_place := item.seq;
    hit := NULL;
    new_revision := NULL;
    SELECT m.* INTO held FROM ${names.memory} m
      WHERE m.tenant = of_tenant AND m.memory_id = item.memory_id AND ${IS_RECORD};
    IF FOUND THEN
      hit := 'id';
    END IF;
    IF hit IS NULL AND item.unless_id IS NOT NULL THEN
      SELECT m.* INTO held FROM ${names.memory} m
        WHERE m.tenant = of_tenant AND m.memory_id = item.unless_id AND ${IS_RECORD};
      IF FOUND AND held.state = 'active' THEN
        hit := 'preferred';
      END IF;
    END IF;
    IF hit IS NULL AND item.unless_keys IS NOT NULL THEN
      SELECT m.* INTO held FROM ${names.memory} m
        WHERE m.tenant = of_tenant AND m.memory_id = (${firstMatch(names)}) AND ${IS_RECORD};
      IF FOUND THEN
        hit := 'key';
      END IF;
    END IF;
    IF hit IS NULL THEN
      held := NULL;
      ${insertText(names, "of_tenant", itemRow(names))} RETURNING m.revision INTO new_revision;
      IF NOT FOUND THEN
        SELECT m.* INTO held FROM ${names.memory} m
          WHERE m.tenant = of_tenant AND m.memory_id = item.memory_id AND ${IS_RECORD};
        hit := 'id';
      END IF;
    END IF;
    RETURN NEXT;
    EXIT WHEN stop AND hit IS NOT NULL;
  END LOOP;
END $$`;
}

/**
 * Each item that still has the revision it expects. One look-up an item: of a list of ids of a length that it does not
 * know, PostgreSQL expects so many that reading all of a tenant seems as good. In the order of the ids, so that two
 * statements lock them in one order.
 */
function replaceEach(names: Names): string {
  const searched = searchedColumns(names);
  const replaced = writtenColumns(names).map((name) =>
    searched.includes(name) ? `${name} = coalesce(item.${name}, m.${name})` : `${name} = item.${name}`,
  );
  return `CREATE OR REPLACE FUNCTION ${names.replaceEach} (of_tenant text, items json)
  RETURNS TABLE (replaced_id text, new_revision float8) LANGUAGE plpgsql AS $$
DECLARE
  item record;
BEGIN
  FOR item IN SELECT i.* FROM ${itemsOf(names, "items", ", expected bigint")} ORDER BY i.memory_id LOOP
    UPDATE ${names.memory} AS m SET revision = m.revision + 1, changed_xid = pg_current_xact_id(),
        changed_seq = item.seq, ${replaced.join(", ")}
      WHERE m.tenant = of_tenant AND m.memory_id = item.memory_id AND m.revision = item.expected AND ${IS_RECORD}
      RETURNING m.memory_id, m.revision::float8 INTO replaced_id, new_revision;
    IF FOUND THEN
      RETURN NEXT;
    END IF;
  END LOOP;
END $$`;
}

/**
 * The one look-up across tenants that a request can cause. It goes from tenant to tenant in the primary key, so that
 * no index has to begin with the id; it runs with its owner's rights and tells a boolean only.
 */
function heldElsewhere(names: Names): string {
  return `CREATE OR REPLACE FUNCTION ${names.heldElsewhere} (of_tenant text, of_memory text)
  RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  other text COLLATE "C";
  held boolean := false;
  scope text := current_setting('mgp.operator', true);
BEGIN
  PERFORM set_config('mgp.operator', 'on', true);
  SELECT m.tenant INTO other FROM ${names.memory} m ORDER BY m.tenant LIMIT 1;
  WHILE other IS NOT NULL AND NOT held LOOP
    held := other <> of_tenant AND EXISTS (SELECT FROM ${names.memory} m
      WHERE m.tenant = other AND m.memory_id = of_memory AND ${IS_RECORD});
    SELECT m.tenant INTO other FROM ${names.memory} m WHERE m.tenant > other ORDER BY m.tenant LIMIT 1;
  END LOOP;
  PERFORM set_config('mgp.operator', coalesce(scope, ''), true);
  RETURN held;
END $$`;
}

/** The functions that write; made again when the columns change. */
export function writingFunctionsOf(names: Names): readonly string[] {
  return [insertAll(names), insertUnless(names), replaceEach(names)];
}

/** The functions of the schema's first version. */
export function functionsOf(names: Names): readonly string[] {
  return [...writingFunctionsOf(names), heldElsewhere(names)];
}
