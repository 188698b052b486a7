import assert from "node:assert/strict";
import { test } from "node:test";
import { StoreError } from "@mgp/core";
import { myStoreAdapter } from "../src/index.ts";

test("settings that are not given, or empty, have their defaults", () => {
  assert.deepEqual(myStoreAdapter.optionsFrom({}), { bodyBytes: 16_777_216 });
  assert.deepEqual(myStoreAdapter.optionsFrom({ MGP_MY_STORE_BODY_BYTES: "" }), { bodyBytes: 16_777_216 });
});

test("a setting is read", () => {
  assert.deepEqual(myStoreAdapter.optionsFrom({ MGP_MY_STORE_BODY_BYTES: "2048" }), { bodyBytes: 2048 });
});

for (const value of ["many", "-1", "1023", "1e9", "99999999999999999999"]) {
  test(`MGP_MY_STORE_BODY_BYTES may not be ${JSON.stringify(value)}`, () => {
    assert.throws(
      () => myStoreAdapter.optionsFrom({ MGP_MY_STORE_BODY_BYTES: value }),
      (error) =>
        StoreError.isInstance(error) &&
        error.code === "misconfigured" &&
        error.message.includes("MGP_MY_STORE_BODY_BYTES"),
    );
  });
}
