import { expect, test } from "vitest";
import { connectTroubleOf, quotedName, quotedText, troubleOf } from "../src/index.ts";

function said(code: string, severity = "ERROR"): Error {
  return Object.assign(new Error("in the driver's words"), { code, severity });
}

function coded(code: string): Error {
  return Object.assign(new Error("in the system's words"), { code });
}

test.each([
  [said("40001"), "collision"],
  [said("40003"), "contended"],
  [said("53100"), "disk-full"],
  [said("53400"), "short-of-resources"],
  [said("57014"), "ended"],
  [said("23505"), "refused"],
  [said("57P01", "FATAL"), "lost"],
  [said("08006"), "lost"],
  [said("57P05", "FATAL"), "not-received"],
  [new Error("read ECONNRESET"), "lost"],
] as const)("a statement that fails is told apart: %o", (error, trouble) => {
  expect(troubleOf(error)).toBe(trouble);
});

test.each([
  [said("28P01", "FATAL"), "wrong-password"],
  [said("28000", "FATAL"), "not-admitted"],
  [said("3D000", "FATAL"), "no-database"],
  [said("53300", "FATAL"), "too-many-connections"],
  [said("57P03", "FATAL"), "starting"],
  [coded("ECONNREFUSED"), "not-listening"],
  [coded("EAI_AGAIN"), "no-host"],
  [coded("CERT_NOT_YET_VALID"), "outdated"],
  [coded("ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE"), "tls-failed"],
  [new Error("Connection terminated unexpectedly"), "unreachable"],
] as const)("why there is no connection is told apart: %o", (error, trouble) => {
  expect(connectTroubleOf(error)).toBe(trouble);
});

test("names and texts are quoted", () => {
  expect(quotedName('a"b')).toBe('"a""b"');
  expect(quotedText("a'b")).toBe("'a''b'");
});
