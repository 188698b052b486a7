import { defineStore, isEnd, type StoreBody } from "@mgp/adapter-kit";
import { type BatchInsertResult, inBatch, StoreError } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { callFor, itemOf, optionsWith, smallBody } from "./small-body.ts";

const on = { stopAtFirstExisting: false };
const stopping = { stopAtFirstExisting: true };

function kindsOf(results: readonly (BatchInsertResult | StoreError)[]): readonly string[] {
  return results.map((result) => (StoreError.isInstance(result) ? result.code : result.kind));
}

/** A body whose transaction of several fails as it is told, and which notes what was tried together. */
function together(failure: () => Error | undefined) {
  const sizes: number[] = [];
  const small = smallBody();
  const insertTogether: StoreBody["insertTogether"] = async (request, call) => {
    sizes.push(request.items.length);
    const error = failure();
    if (error !== undefined) throw error;
    const results: BatchInsertResult[] = [];
    for (const item of request.items) {
      results.push(inBatch(await small.insert({ tenant: request.tenant, ...item }, call)));
      if (isEnd(results.at(-1), request)) break;
    }
    return results;
  };
  return { sizes, body: { ...small, insertTogether } };
}

const ourWords = (): StoreError => new StoreError("damaged", "our words");

describe("one by one", () => {
  it("goes on behind what exists, unless that ends the batch", async () => {
    const store = defineStore(smallBody(), optionsWith());
    const items = [itemOf("a"), itemOf("a"), itemOf("b")];
    expect(kindsOf(await store.insertMany({ tenant: "t", items, ...on }, callFor()))).toEqual([
      "inserted",
      "exists",
      "inserted",
    ]);
    expect(kindsOf(await store.insertMany({ tenant: "t", items, ...stopping }, callFor()))).toEqual(["exists"]);
  });

  it("ends with the first that fails, whose error stands in its place", async () => {
    const body = smallBody();
    const store = defineStore(body, optionsWith());
    const items = [itemOf("a"), itemOf("b", { body: "too large" }), itemOf("c")];
    expect(kindsOf(await store.insertMany({ tenant: "t", items, ...on }, callFor()))).toEqual([
      "inserted",
      "too_large",
    ]);
    expect([...body.records.keys()]).toEqual(["a"]);
  });

  it("does not speak of a fault behind the result that ended it", async () => {
    const store = defineStore(smallBody(), optionsWith());
    const items = [itemOf("a"), itemOf("a"), itemOf("b", { body: "too large" })];
    expect(kindsOf(await store.insertMany({ tenant: "t", items, ...stopping }, callFor()))).toEqual([
      "inserted",
      "exists",
    ]);
  });

  it("tells only of the fault where the first has one", async () => {
    const store = defineStore(smallBody(), optionsWith());
    expect(
      kindsOf(await store.insertMany({ tenant: "t", items: [itemOf("b", { body: "too large" })], ...on }, callFor())),
    ).toEqual(["too_large"]);
  });
});

describe("together", () => {
  it("takes so many at a time, and stops behind the batch that ended it", async () => {
    const { body, sizes } = together(() => undefined);
    const store = defineStore(body, optionsWith());
    const items = Array.from({ length: 130 }, (_, place) => itemOf(`m${String(place)}`));
    expect((await store.insertMany({ tenant: "t", items, ...on }, callFor())).length).toBe(130);
    expect(sizes).toEqual([64, 64, 2]);
    expect(kindsOf(await store.insertMany({ tenant: "t", items, ...stopping }, callFor()))).toEqual(["exists"]);
    expect(sizes).toEqual([64, 64, 2, 64]);
  });

  it("goes one by one where the transaction fails, so that one fails alone", async () => {
    const { body } = together(() => new RangeError("one of them"));
    const insert: StoreBody["insert"] = (request, call) => {
      if (request.draft.memoryId === "b") throw new RangeError("this one");
      return body.insert(request, call);
    };
    const store = defineStore({ ...body, insert }, optionsWith({ toStoreError: ourWords }));
    const items = [itemOf("a"), itemOf("b"), itemOf("c")];
    expect(kindsOf(await store.insertMany({ tenant: "t", items, ...on }, callFor()))).toEqual(["inserted", "damaged"]);
  });

  it("does not try again what may have taken effect", async () => {
    const { body } = together(() => new StoreError("unknown_outcome", "lost"));
    const store = defineStore(body, optionsWith());
    await expect(store.insertMany({ tenant: "t", items: [itemOf("a")], ...on }, callFor())).rejects.toMatchObject({
      code: "unknown_outcome",
    });
    expect(body.records.size).toBe(0);
  });
});

it("hands what is sound to the backend's own bulk path, and adds the fault behind it", async () => {
  const asked: string[][] = [];
  const insertMany: StoreBody["insertMany"] = ({ items }) => {
    asked.push(items.map(({ draft }) => draft.memoryId));
    return items.map(({ draft }) => ({ kind: "inserted" as const, record: { ...draft, revision: 1 } }));
  };
  const store = defineStore(smallBody({ insertMany }), optionsWith());
  const items = [itemOf("a"), itemOf("b"), itemOf("c", { body: "too large" }), itemOf("d")];
  expect(kindsOf(await store.insertMany({ tenant: "t", items, ...on }, callFor()))).toEqual([
    "inserted",
    "inserted",
    "too_large",
  ]);
  expect(asked).toEqual([["a", "b"]]);
});
