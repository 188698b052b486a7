import { describe, expect, it } from "vitest";
import { errorCodeNames, errorCodes, MgpError, StoreError } from "../../src/index.ts";

describe("the table of error codes", () => {
  it.each([
    ["MGP_INVALID_OBJECT", 400],
    ["MGP_UNSUPPORTED_VERSION", 400],
    ["MGP_POLICY_DENIED", 403],
    ["MGP_SCOPE_VIOLATION", 403],
    ["MGP_MEMORY_NOT_FOUND", 404],
    ["MGP_TASK_NOT_FOUND", 404],
    ["MGP_CONFLICT_UNRESOLVED", 409],
    ["MGP_UNSUPPORTED_CAPABILITY", 501],
    ["MGP_BACKEND_ERROR", 502],
  ] as const)("gives %s the status %i", (code, status) => {
    expect(errorCodes[code].status).toBe(status);
    expect(new MgpError(code).status).toBe(status);
    expect(new MgpError(code).message).toBe(errorCodes[code].message);
  });

  it("names every code of the protocol, and calls only trouble with the backend worth a retry", () => {
    expect(Object.keys(errorCodes).toSorted()).toEqual([...errorCodeNames].toSorted());
    expect(errorCodeNames.filter((code) => errorCodes[code].retryable)).toEqual(["MGP_BACKEND_ERROR"]);
  });
});

describe("isInstance", () => {
  it("knows the errors of another copy of the package, and nothing else", () => {
    const fromOtherCopy = Object.assign(new Error("x"), { code: "busy", [Symbol.for("mgp.store-error")]: true });
    expect(StoreError.isInstance(fromOtherCopy)).toBe(true);
    expect(StoreError.isInstance(new StoreError("busy", "later", { retryAfterMs: 5 }))).toBe(true);
    expect(MgpError.isInstance(new MgpError("MGP_BACKEND_ERROR"))).toBe(true);
    for (const other of [new Error("x"), null, undefined, "mgp.error", new StoreError("busy", "later")]) {
      expect(MgpError.isInstance(other)).toBe(false);
    }
  });

  it("keeps the marker out of what is enumerated", () => {
    const error = new MgpError("MGP_BACKEND_ERROR");
    const symbols = Object.getOwnPropertySymbols(error).filter((name) =>
      Object.prototype.propertyIsEnumerable.call(error, name),
    );
    expect(symbols).toEqual([]);
  });
});
