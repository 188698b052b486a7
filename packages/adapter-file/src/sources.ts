import { prefixEnd, type SearchRound } from "@mgp/adapter-kit";
import { compareCodePoints, type Filter, type NewestPlace, type VisibleTo } from "@mgp/core";
import { type Condition, conditionOf, KEY_FIELDS } from "./condition.ts";

/** Rows of a table: of `record` as `r`, or of `record_key` as `k`, each of which leads to one. */
interface Branch {
  readonly table: keyof typeof TABLES;
  /** The only index that may be used: rows that are sorted must not be looked for along one that has the order. */
  readonly index?: string;
  readonly where: Condition;
}

/** All rows of a tenant that a part of a filter asks for. */
export interface Source {
  /** No row is in two of them. */
  readonly branches: readonly Branch[];
  /** What is still to be asked of each row. */
  readonly rest: Filter;
  /** Does an index have the rows by age, too? Otherwise they have to be sorted. */
  readonly isByAge: boolean;
}

/** Behind an id, or where there is an age, behind a place in that order. */
export type Behind = Pick<NewestPlace, "memoryId"> & Partial<NewestPlace>;

/** Which rows are asked for, their filter aside. */
export interface RowRange {
  readonly behind?: Behind | undefined;
  readonly round?: SearchRound<number> | undefined;
}

const TABLES = { r: "record r", k: "record_key k" };

/** The record of each row. */
const RECORDS = { r: "", k: " CROSS JOIN record r ON r.tenant = k.tenant AND r.memory_id = k.memory_id" };

const SUBJECT = " AND r.subject_kind = ? AND r.subject_id = ?";

const NOTHING: Condition = { sql: "", values: [] };

/** All rows of a tenant; those that need no order, as they lie in the table, which reads no page twice. */
export function wholeOf(tenant: number, filter: Filter, isOrdered: boolean): Source {
  const branch = recordsWith(tenant);
  return { branches: [isOrdered ? branch : { ...branch, index: "record_position" }], rest: filter, isByAge: true };
}

/** What indexes know of a filter, and of a round behind the first. */
export function narrowSources(tenant: number, filter: Filter, { behind, round }: RowRange): readonly Source[] {
  const { visibleTo, ...rest } = filter;
  const { ids, subject, personKey, labels = [], idPrefix } = rest;
  const sources: Source[] = [];
  const add = (branch: Branch): void => {
    sources.push({ branches: [branch], rest: filter, isByAge: branch.index === undefined });
  };
  if (ids !== undefined)
    add({ ...recordsWith(tenant, ` AND r.memory_id IN (${marksFor(ids)})`, ids), index: "record_id" });
  if (subject !== undefined) add(recordsWith(tenant, SUBJECT, [subject.kind, subject.id]));
  if (personKey !== undefined) add(recordsHolding(tenant, "personKeys", personKey));
  for (const label of labels) add(recordsHolding(tenant, "labelKeys", label));
  if (idPrefix !== undefined) add(recordsBeginning(tenant, idPrefix, behind));
  if (round?.after !== undefined) {
    const values = [round.after, round.upTo];
    add({ ...recordsWith(tenant, " AND r.position > ? AND r.position <= ?", values), index: "record_position" });
  }
  if (visibleTo !== undefined) sources.push({ branches: branchesOf(tenant, visibleTo), rest, isByAge: true });
  return sources;
}

/**
 * The rows of a source, in no order: `document`, `memory_id`, `updated_at`, and whether the row `matches` the rest of
 * the filter and the round. A statement that orders them by id or by age reads them so from the index.
 */
export function rowsOf({ branches, rest }: Source, { behind, round }: RowRange = {}): Condition {
  const condition = conditionOf(rest, round);
  return union(
    branches.map((branch) => {
      const { table, where } = branch;
      const start = behind === undefined ? NOTHING : startOf(table, behind);
      return {
        sql:
          `SELECT r.document, ${table}.memory_id AS memory_id, ${table}.updated_at AS updated_at, ` +
          `(${condition.sql}) IS TRUE AS matches FROM ${tableOf(branch)}${RECORDS[table]} WHERE ${where.sql}${start.sql}`,
        values: [...condition.values, ...where.values, ...start.values],
      };
    }),
  );
}

/** How many rows a source has, up to a bound. */
export function sizeOf({ branches }: Source, most: number): Condition {
  const { sql, values } = union(
    branches.map((branch) => ({
      ...branch.where,
      sql: `SELECT 1 FROM ${tableOf(branch)} WHERE ${branch.where.sql}`,
    })),
  );
  return { sql: `SELECT count(*) AS size FROM (${sql} LIMIT ?)`, values: [...values, most] };
}

function tableOf({ table, index }: Branch): string {
  return index === undefined ? TABLES[table] : `${TABLES[table]} INDEXED BY ${index}`;
}

function union(arms: readonly Condition[]): Condition {
  return { sql: arms.map(({ sql }) => sql).join(" UNION ALL "), values: arms.flatMap(({ values }) => values) };
}

function startOf(table: Branch["table"], { memoryId, updatedAt }: Behind): Condition {
  if (updatedAt === undefined) return { sql: ` AND ${table}.memory_id > ?`, values: [memoryId] };
  return {
    // Not a comparison of pairs: the index begins at a bound on its column alone.
    sql: ` AND ${table}.updated_at <= ? AND (${table}.updated_at < ? OR ${table}.memory_id > ?)`,
    values: [updatedAt, updatedAt, memoryId],
  };
}

function recordsWith(tenant: number, sql: string = "", values: Condition["values"] = []): Branch {
  return { table: "r", where: { sql: `r.tenant = ?${sql}`, values: [tenant, ...values] } };
}

function recordsHolding(tenant: number, field: keyof typeof KEY_FIELDS, key: string): Branch {
  const sql = "k.tenant = ? AND k.field = ? AND k.key = ? AND k.updated_at IS NOT NULL";
  return { table: "k", where: { sql, values: [tenant, KEY_FIELDS[field], key] } };
}

/** All ids that begin so stand together; a list by id that goes on among them does not look at those before it. */
function recordsBeginning(tenant: number, prefix: string, behind: Behind | undefined): Branch {
  const id = behind?.updatedAt === undefined ? behind?.memoryId : undefined;
  const isAmong = id !== undefined && compareCodePoints(id, prefix) >= 0;
  const from = isAmong ? NOTHING : { sql: " AND r.memory_id >= ?", values: [prefix] };
  const end = prefixEnd(prefix);
  const to = end === undefined ? NOTHING : { sql: " AND r.memory_id < ?", values: [end] };
  return { ...recordsWith(tenant, `${from.sql}${to.sql}`, [...from.values, ...to.values]), index: "record_id" };
}

/** One for each subject and each scope: no index serves an OR over them in order. */
function branchesOf(tenant: number, { subjects, scopes }: VisibleTo): readonly Branch[] {
  const shared = [...new Set(scopes)];
  const own = new Map(subjects.map((subject) => [`${subject.kind}\0${subject.id}`, subject]));
  const ofSubjects = Array.from(own.values(), ({ kind, id }) =>
    recordsWith(tenant, `${SUBJECT} AND r.scope NOT IN (${marksFor(shared)})`, [kind, id, ...shared]),
  );
  const branches = [...ofSubjects, ...shared.map((scope) => recordsWith(tenant, " AND r.scope = ?", [scope]))];
  return branches.length === 0 ? [recordsWith(tenant, " AND false")] : branches;
}

function marksFor(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}
