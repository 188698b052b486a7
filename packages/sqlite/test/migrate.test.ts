import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { migrate } from "../src/index.ts";
import { startChild } from "./children/start.ts";
import { temporaryFile, testConnection } from "./temporary-folder.ts";

const steps = ["CREATE TABLE t (a)", "ALTER TABLE t ADD COLUMN b; UPDATE t SET b = a"];
const applicationId = 0x4d475054;

describe("a migration", () => {
  it("applies what the database lacks, once, and keeps what is in it", () => {
    const connection = testConnection(temporaryFile());
    expect(migrate(connection, { steps: steps.slice(0, 1), applicationId })).toEqual({ from: 0, to: 1 });
    connection.change("INSERT INTO t VALUES (7)");
    expect(migrate(connection, { steps, applicationId })).toEqual({ from: 1, to: 2 });
    expect(migrate(connection, { steps, applicationId })).toEqual({ from: 2, to: 2 });
    expect(connection.all("SELECT a, b FROM t")).toEqual([{ a: 7, b: 7 }]);
    expect(connection.get("PRAGMA application_id")).toEqual({ application_id: applicationId });
  });

  it("leaves the database as it was when a step fails", () => {
    const connection = testConnection(temporaryFile());
    expect(() => migrate(connection, { steps: [...steps, "INSERT INTO missing VALUES (1)"] })).toThrow("missing");
    expect(connection.all("SELECT name FROM sqlite_schema")).toEqual([]);
    expect(migrate(connection, { steps })).toEqual({ from: 0, to: 2 });
  });

  it("refuses the schema of a newer release, with the fix", () => {
    const connection = testConnection(temporaryFile());
    connection.run("PRAGMA user_version = 99");
    expect(() => migrate(connection, { steps })).toThrow(
      "the database has schema version 99, and this release knows 2: install the newer release, or use another file",
    );
    expect(connection.get("PRAGMA user_version")).toEqual({ user_version: 99 });
  });

  it("refuses another program's database and leaves it as it was", () => {
    const connection = testConnection(temporaryFile());
    connection.run("CREATE TABLE theirs (a)");
    expect(() => migrate(connection, { steps, applicationId })).toThrow("belongs to another program: use another file");
    expect(connection.all("SELECT name FROM sqlite_schema")).toEqual([{ name: "theirs" }]);
  });

  it("is done once when several processes open an empty file at the same time", async () => {
    const file = temporaryFile();
    const from = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const { stdout } = startChild("migrator", file, ...steps);
        return stdout === null ? "" : (await text(stdout)).trim();
      }),
    );
    expect(from.toSorted()).toEqual(["0", "2", "2"]);
  });
});
