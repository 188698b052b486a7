import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { splitDsn } from "../src/dsn/split-dsn.ts";
import { tlsOptions } from "../src/dsn/tls-options.ts";
import { dsnFault } from "../src/index.ts";

describe("a DSN that can be used", () => {
  it.each([
    ["postgres://h/d", "", "", "h", "", "d"],
    ["postgresql://u:p@h:5433/d", "u", "p", "h", "5433", "d"],
    ["POSTGRES://u@[::1]:5432", "u", "", "::1", "5432", ""],
    ["postgres://u:p%2Fq%40r%25@h/a%20b", "u", "p/q@r%", "h", "", "a b"],
    ["postgres://u:p@q@h/d", "u", "p@q", "h", "", "d"],
    ["postgres:///d?host=/run/postgresql", "", "", "/run/postgresql", "", "d"],
    ["postgres://u:p@/d?host=/run", "u", "p", "/run", "", "d"],
    ["postgres://%2Frun%2Fpg/d", "", "", "/run/pg", "", "d"],
    ["postgres://h/d?user=u&password=p@q&port=1&dbname=e", "u", "p@q", "h", "1", "e"],
  ])("%s", (text, user, password, host, port, database) => {
    expect(dsnFault(text)).toBeUndefined();
    expect(splitDsn(text)).toMatchObject({ user, password, host, port, database });
  });
});

describe("a DSN that cannot be used is told of without its secret", () => {
  it.each([
    ["mysql://u:hunter2@h/d", "is not of the form postgres://role:password@host:port/database"],
    ["host=h password=hunter2", "is not of the form"],
    ["", "is not of the form"],
    ["postgres://u:hunt/er2@h/d", "must be percent-encoded"],
    ["postgres://u:12/hunter2@h/d", "must be percent-encoded"],
    ["postgres://u:hunt?er2@h/d", "must be percent-encoded"],
    ["postgres://u:12?hunter2@h/d", "must be percent-encoded"],
    ["postgres://u:hunter2#@h/d", "must be percent-encoded"],
    ["postgres://u:12#hunter2@h/d", "must be percent-encoded"],
    ["postgres://u:hunter2%@h/d", "must be percent-encoded"],
    ["postgres://u:hunter2%zz@h/d", "must be percent-encoded"],
    ["postgres://u:hunter2%ff@h/d", "that is not UTF-8"],
    ["postgres://u:hunter2@h:99999/d", "its host or its port is not valid"],
    ["postgres://u:hunter2@h/d?port=0", "has a port that is not a whole number from 1 to 65535"],
    ["postgres://u:hunter2@h,i/d", "names several hosts"],
    ["postgres://u:hunter2@h/d?ssl=true", "has a parameter that is not known; known are sslmode, sslrootcert"],
    ["postgres://u:hunter2@h/d?sslmode=require&sslmode=disable", "has the parameter sslmode twice"],
    ["postgres://u:hunter2@h/d?sslmode=no-verify", "is not one of disable, require, verify-ca, verify-full"],
    ["postgres://u:hunter2@h/d?sslmode=Require", "is not one of disable, require, verify-ca, verify-full"],
    ["postgres://u:hunter2@h/d?sslmode=prefer", "has sslmode=prefer, which silently continues without encryption"],
    ["postgres://u:hunter2@h/d?sslmode=allow", "has sslmode=allow, which silently continues without encryption"],
    ["postgres://u:hunter2@h/d?sslmode=verify-ca", "name its file in sslrootcert"],
    ["postgres://u:hunter2@h/d?sslmode=require&sslrootcert=system", "only sslmode=verify-full makes safe"],
    ["postgres://u:hunter2@h/d?sslrootcert=/nowhere", "has an sslrootcert that names no file"],
    ["postgres://u:hunter2@h/d?sslmode=require&sslcert=/a", "has only one of sslcert and sslkey"],
    ["postgres://u:hunter2@h/d?sslnegotiation=none", "has an sslnegotiation that is neither"],
    ["postgres://u:hunter2@h/d?channel_binding=require", "set prefer"],
    ["postgres://u:hunter2@h/d?channel_binding=no", "has a channel_binding that is neither"],
  ])("%s", (text, words) => {
    expect(dsnFault(text)).toContain(words);
    expect(dsnFault(text)).not.toMatch(/hunt|er2|nowhere/);
  });
});

describe("a file that a DSN names", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "mgp-dsn-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("must be a file, and hold what it is named for", () => {
    expect(dsnFault(`postgres://h/d?sslrootcert=${folder}`)).toBe(
      "has an sslrootcert that names no file that this user can read",
    );
    writeFileSync(path.join(folder, "empty.pem"), "");
    expect(dsnFault(`postgres://h/d?sslmode=verify-full&sslrootcert=${folder}/empty.pem`)).toBe(
      "has an sslrootcert whose file holds no certificate in PEM",
    );
  });
});

test("PGSSLMODE holds where the DSN says nothing, and a Unix socket is never encrypted", () => {
  const none = new Map<never, never>();
  expect(tlsOptions({ host: "h", parameters: none }, {})).toBe(false);
  expect(tlsOptions({ host: "h", parameters: none }, { PGSSLMODE: "" })).toBe(false);
  expect(tlsOptions({ host: "h", parameters: none }, { PGSSLMODE: "require" })).toEqual({ rejectUnauthorized: false });
  expect(tlsOptions({ host: "/run", parameters: none }, { PGSSLMODE: "require" })).toBe(false);
  expect(() => tlsOptions({ host: "h", parameters: none }, { PGSSLMODE: "prefer" })).toThrow("has PGSSLMODE=prefer");
});
