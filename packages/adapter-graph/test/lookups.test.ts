import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { asking, call, withTokens } from "@mgp/conformance";
import type { Filter, InsertItem, ListOrder, MemoryStore, Scope } from "@mgp/core";
import { Connection, openReadOnly, type Values } from "@mgp/sqlite";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { Reader } from "../src/reader.ts";
import { openStore, temporaryFolder } from "./open-store.ts";

const key = (letter: string): string => letter.repeat(32);
const ada = { kind: "user", id: "ada" } as const;

/** Three hundred records: a few of Ada, some of two shared scopes, and two labels that no record has together. */
function records(): readonly InsertItem[] {
  return Array.from({ length: 300 }, (_, number) => {
    const scope: Scope = number % 50 === 1 ? "org" : number % 50 === 2 ? "shared_team" : "user";
    return withTokens(`m${String(number).padStart(3, "0")}`, ["zzkiwi", ...(number % 100 === 0 ? ["zzrare"] : [])], {
      subject: number % 30 === 0 ? ada : { kind: "user", id: `other-${String(number)}` },
      scope,
      updatedAt: Math.floor(number / 50),
      labelKeys: number % 2 === 0 ? [key("a")] : number % 21 === 0 ? [key("b")] : [],
      personKeys: number % 30 === 0 ? [key("c")] : [],
    });
  });
}

interface Asked {
  readonly sql: string;
  readonly values: Values;
  /** How SQLite goes about it, a line each. */
  readonly plan: readonly string[];
}

interface Opened {
  readonly store: MemoryStore;
  readonly reader: Reader;
  readonly file: string;
}

async function filled(): Promise<Opened> {
  const file = path.join(await temporaryFolder(), "graph.db");
  const { store } = await openStore({ path: file });
  await store.insertMany({ tenant: "acme", items: records(), stopAtFirstExisting: false }, call());
  const connection = openReadOnly(file);
  onTestFinished(() => connection.close());
  return { store, reader: new Reader(connection, 0), file };
}

/** What the reader asks of the database meanwhile. */
function askedBy(file: string, read: () => unknown): readonly Asked[] {
  const spies = (["get", "all", "each"] as const).map((method) => vi.spyOn(Connection.prototype, method));
  read();
  const asked = spies.flatMap(({ mock }) => mock.calls);
  vi.restoreAllMocks();
  const database = new DatabaseSync(file, { readOnly: true });
  const planned = asked.map(([sql, values = []]) => ({
    sql,
    values,
    plan: database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => String(detail)),
  }));
  database.close();
  return planned;
}

/** How the rows of the sources are found. */
function walksOf(asked: readonly Asked[]): readonly string[] {
  const lines = asked.flatMap(({ plan }) => plan).filter((line) => /^(SCAN|SEARCH) i /.test(line));
  return [...new Set(lines.map((line) => line.replace("COVERING ", "")))].toSorted();
}

afterEach(() => {
  vi.restoreAllMocks();
});

const bySubject =
  "SEARCH i USING INDEX memory_by_subject (tenant=? AND subject_id=? AND subject_kind=? AND memory_id>?)";
const byScope = "SEARCH i USING INDEX memory_by_scope (tenant=? AND scope=? AND memory_id>?)";
const bySubjectAge = "SEARCH i USING INDEX memory_by_subject_age (tenant=? AND subject_id=? AND subject_kind=?)";
const byScopeAge = "SEARCH i USING INDEX memory_by_scope_age (tenant=? AND scope=?)";
const byKey = "SEARCH i USING PRIMARY KEY (tenant=? AND key=? AND memory_id>?)";
const visibleTo = { subjects: [ada, { kind: "user", id: "other-1" }], scopes: ["org", "shared_team"] } as const;

describe("a list", () => {
  it.each<readonly [Filter, ListOrder, readonly string[]]>([
    [{}, "id", ["SEARCH i USING INDEX memory_by_id (tenant=? AND memory_id>?)"]],
    [{}, "newest", ["SEARCH i USING INDEX memory_by_age (tenant=?)"]],
    [{ subject: ada }, "id", [bySubject]],
    [{ subject: ada }, "newest", [bySubjectAge]],
    [{ personKey: key("c") }, "id", [byKey]],
    [{ personKey: key("c") }, "newest", ["SEARCH i USING PRIMARY KEY (tenant=? AND key=?)"]],
    [{ labels: [key("b")] }, "id", [byKey]],
    [{ labels: [key("b")] }, "newest", ["SEARCH i USING INDEX record_key_by_age (tenant=? AND key=?)"]],
    [{ ids: ["m001", "m299"] }, "id", ["SEARCH i USING INDEX memory_by_id (tenant=? AND memory_id=?)"]],
    [{ ids: ["m001", "m299"] }, "newest", ["SEARCH i USING INDEX memory_by_id (tenant=? AND memory_id=?)"]],
    [{ idPrefix: "m00" }, "id", ["SEARCH i USING INDEX memory_by_id (tenant=? AND memory_id>? AND memory_id<?)"]],
    [{ idPrefix: "m00" }, "newest", ["SEARCH i USING INDEX memory_by_id (tenant=? AND memory_id>? AND memory_id<?)"]],
    [{ visibleTo }, "id", [byScope, bySubject]],
    [{ visibleTo }, "newest", [byScopeAge, bySubjectAge]],
  ])("of %j by %s reads the rows of its indexes, in their order", async (filter, order, walks) => {
    const { reader, file } = await filled();
    const asked = askedBy(file, () => reader.list("acme", filter, order, { limit: 3 }));
    expect(walksOf(asked)).toEqual(walks.toSorted());
    const isSorted = asked.some(({ plan }) => plan.some((line) => line.includes("TEMP B-TREE")));
    // What has no index in the order asked is sorted, a thousand rows at most.
    const fields: readonly (keyof Filter)[] = ["personKey", "ids", "idPrefix"];
    expect(isSorted).toBe(order === "newest" && fields.some((field) => filter[field] !== undefined));
  });

  it("of two labels reads the rows of the rarer one", async () => {
    const { reader, file } = await filled();
    for (const order of ["id", "newest"] as const) {
      const filter = { labels: [key("a"), key("b")] };
      const asked = askedBy(file, () => {
        expect(reader.list("acme", filter, order, { limit: 3 })).toEqual({ items: [] });
      });
      const lists = asked.filter(({ sql }) => sql.includes("m.body"));
      expect(lists.map(({ values }) => values[1])).toEqual([`l${key("b")}`]);
    }
  });

  it("goes on behind a cursor by the index, also where many records changed at the same time", async () => {
    const { reader, file } = await filled();
    const { cursor } = reader.list("acme", {}, "newest", { limit: 3 });
    const page = { limit: 3, ...(cursor === undefined ? {} : { cursor }) };
    const asked = askedBy(file, () => reader.list("acme", {}, "newest", page));
    expect(walksOf(asked)).toEqual(["SEARCH i USING INDEX memory_by_age (tenant=? AND (age,memory_id)>(?,?))"]);
  });
});

it("a count reads the rows of the filter's index", async () => {
  const { reader, file } = await filled();
  expect(walksOf(askedBy(file, () => reader.count("acme", { labels: [key("b")] })))).toEqual([byKey]);
  expect(walksOf(askedBy(file, () => reader.count("acme", { visibleTo })))).toEqual([byScope, bySubject]);
});

describe("a search", () => {
  const query = { ...asking("zzkiwi"), text: "", filter: {}, limit: 200 };

  it.each<readonly [Filter, readonly string[]]>([
    [{ labels: [key("b")] }, [byKey]],
    [{ visibleTo }, [byScope, bySubject]],
  ])("for a common word within %j reads the rows of the filter's index", async (filter, walks) => {
    const { reader, file } = await filled();
    const asked = askedBy(file, () => reader.search("acme", { ...query, filter }));
    expect(walksOf(asked)).toEqual(walks);
    expect(asked.filter(({ sql }) => sql.includes("m.terms FROM word"))).toEqual([]);
  });

  it("for a word that fewer hold than are visible looks up those only that are both", async () => {
    const { reader, file } = await filled();
    const filter = { visibleTo: { subjects: [ada], scopes: ["org"] } } as const;
    const asked = askedBy(file, () => reader.search("acme", { ...query, ...asking("zzrare"), filter }));
    const matches = asked.filter(({ sql }) => sql.includes("m.terms FROM word")).map(({ values }) => values[0]);
    const database = new DatabaseSync(file, { readOnly: true });
    const held = matches.map((match) => database.prepare("SELECT rowid FROM word WHERE word MATCH ?").all(match ?? ""));
    database.close();
    // Of the records 0, 100 and 200, which hold the word, Ada has the first.
    expect(held.map((rows) => rows.length)).toEqual([1]);
  });

  it("reads in a later round what has changed", async () => {
    const { store, reader, file } = await filled();
    const first = reader.search("acme", query);
    const { draft, searchable } = withTokens("m007", ["zzkiwi"]);
    await store.replace({ tenant: "acme", draft, searchable, expectedRevision: 1 }, call());
    const next = { ...query, ...(first.cursor === undefined ? {} : { cursor: first.cursor }) };
    const asked = askedBy(file, () => {
      expect(reader.search("acme", next).items.at(-1)?.record.memoryId).toBe("m007");
    });
    const byPosition = "SEARCH i USING INDEX memory_by_position (tenant=? AND position>? AND position<?)";
    expect(walksOf(asked)).toEqual([byPosition]);
    expect(asked.filter(({ sql }) => sql.includes("m.terms FROM word"))).toHaveLength(1);
  });
});
