import { defineStore, unwritablePlace } from "@mgp/adapter-kit";
import { type MissingPart, StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { callFor, gateAt, itemOf, optionsWith, smallBody } from "./small-body.ts";

const FULL = new StoreError("unwritable", "the disk is full");
const REFUSED: readonly MissingPart[] = [{ part: "writes", reason: "the disk is full" }];

test("a store whose last write was not taken says so, until one is taken or half a minute has passed", async () => {
  const clock = { now: 0 };
  let failure: StoreError | undefined = FULL;
  const body = smallBody();
  const store = defineStore(
    {
      ...body,
      insert: (request, call) => {
        if (failure !== undefined) throw failure;
        return body.insert(request, call);
      },
    },
    optionsWith({ gate: gateAt(clock) }),
  );
  const insert = async (id: string): Promise<unknown> =>
    await store.insert({ tenant: "t", ...itemOf(id) }, callFor()).catch((error: unknown) => error);
  expect(await store.health(callFor())).toEqual([]);
  await insert("a");
  expect(await store.health(callFor())).toEqual(REFUSED);
  clock.now = 29_999;
  expect(await store.health(callFor())).toEqual(REFUSED);
  clock.now = 30_000;
  expect(await store.health(callFor())).toEqual([]);
  await insert("a");
  // Another failure says nothing of the disk, and a record that is in the way was not written.
  failure = new StoreError("busy", "later");
  await insert("a");
  expect(await store.health(callFor())).toEqual(REFUSED);
  failure = undefined;
  await insert("a");
  expect(await store.health(callFor())).toEqual([]);
});

test("a batch tells as much as its items do, and what a body knows itself is said once", async () => {
  const known: MissingPart = { part: "writes", reason: "it is a standby" };
  const missing: MissingPart[] = [];
  const store = defineStore(smallBody({ insertMany: () => [FULL], health: () => missing }), optionsWith());
  await store.insertMany({ tenant: "t", items: [itemOf("a")], stopAtFirstExisting: false }, callFor());
  expect(await store.health(callFor())).toEqual(REFUSED);
  missing.push(known);
  expect(await store.health(callFor())).toEqual([known]);
});

test("a place that is gone, or whose disk is full, cannot be written", async () => {
  const here = import.meta.filename;
  expect(await unwritablePlace([here], "store")).toEqual([]);
  expect(await unwritablePlace([here, `${here}.gone`], "store")).toMatchObject([{ part: "writes" }]);
  expect(await unwritablePlace([here], "store", Number.MAX_SAFE_INTEGER)).toEqual([
    { part: "writes", reason: "the disk of the store is full" },
  ]);
});
