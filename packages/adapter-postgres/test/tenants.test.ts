import { startPostgres } from "@mgp/test-servers";
import { afterAll, describe, expect, it } from "vitest";
import { functionsOf } from "../src/sql/functions.ts";
import { namesOf } from "../src/sql/names.ts";
import { statementsOf } from "../src/sql/statements.ts";
import { vectorsOf } from "../src/sql/vectors.ts";
import { allQueries, fixedStatements } from "./all-queries.ts";
import { newSchema, openStore, putAll } from "./open-store.ts";

const server = await startPostgres();
afterAll(async () => await server.stop());

const schema = newSchema();
const names = namesOf(schema);
const queries = allQueries(names, "acme");
const vectors = vectorsOf({ number: 1, model: "a model", dimensions: 3 }, "public");
const queriesWithVectors = allQueries({ ...names, vectors }, "acme");
const ofTenants = [...queries].filter(([, { statement }]) => statement.reach === "tenant");

/** How often a text reads or writes records, and how often it says whose. */
function mentions(text: string): { readonly tables: number; readonly tenants: number } {
  const bare = text.replaceAll(/\s+/g, " ");
  return {
    tables: bare.split(`${names.memory} `).length - 1,
    tenants: bare.split(/\bm\.tenant = (?:\$1|of_tenant)\b/).length - 1,
  };
}

describe("every statement", () => {
  it.for([...new Map([...queries, ...queriesWithVectors])])(
    "%s says whose rows it is about, wherever it names them",
    ([, { statement, values }]) => {
      const { tables, tenants } = mentions(statement.text);
      if (statement.reach === "operator") return expect(tenants).toBe(0);
      expect(values[0]).toBe("acme");
      expect(tenants).toBeGreaterThanOrEqual(tables);
    },
  );

  it("is tried here", () => {
    expect(Object.keys(statementsOf(names))).toEqual(fixedStatements.map(([name]) => name));
  });

  it("is of a tenant, but for four that tell no content", () => {
    const operators = [...queries].filter(([, { statement }]) => statement.reach === "operator");
    expect(operators.map(([name]) => name)).toEqual(["health", "analyser", "tenants", "tenantsToForget"]);
  });

  it("calls functions that do so too, but for the one look-up across tenants", () => {
    const loose = functionsOf(names).filter((text) => {
      // The result's type names the table too.
      const { tables, tenants } = mentions(text.replace(`held ${names.memory}`, ""));
      return tenants < tables;
    });
    expect(loose).toHaveLength(1);
    expect(loose[0]).toContain(names.heldElsewhere);
  });

  it("reads the one partition that its tenant is in", async () => {
    const store = await openStore({ dsn: server.dsn, schema, partitions: 8 });
    await putAll(store, "acme", ["a", "b"]);
    const [row] = await server.query(`SELECT tableoid::regclass::text AS part FROM ${names.memory} LIMIT 1`);
    const home = String(row?.["part"]).split(".").at(-1);
    for (const [name, { statement, values }] of ofTenants) {
      if (name === "estimate") continue;
      const plan = JSON.stringify(await server.query(`EXPLAIN (FORMAT JSON) ${statement.text}`, values));
      const parts = new Set(plan.match(/(?<="Relation Name":")memory_\d+/g));
      expect([...parts].filter((part) => part !== home)).toEqual([]);
    }
  });
});
