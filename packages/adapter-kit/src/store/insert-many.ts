import {
  type BatchInsertResult,
  type Call,
  inBatch,
  type InsertItem,
  type InsertResult,
  StoreError,
  type InsertManyRequest,
} from "@mgp/core";
import type { StoreBody } from "./store-body.ts";

/** How many inserts share a transaction at most; reads get their turn between two. */
const INSERTED_TOGETHER = 64;

type BatchResults = readonly (BatchInsertResult | StoreError)[];

/** What the shell lends to the inserts of a batch. */
export interface InsertManySetup {
  readonly body: StoreBody;
  readonly faultOf: (item: InsertItem) => StoreError | undefined;
  readonly toStoreError: (error: unknown) => StoreError;
}

/**
 * Inserts in order, as `MemoryStore.insertMany` says. Those before the first draft that cannot be kept go to the body,
 * and its fault stands in its place.
 *
 * @returns a result for each item that was tried
 * @throws StoreError `unknown_outcome`, of a transaction of several items
 */
export async function insertMany(
  setup: InsertManySetup,
  request: InsertManyRequest,
  call: Call,
): Promise<BatchResults> {
  const { sound, fault } = soundPart(request.items, setup.faultOf);
  const results = sound.length === 0 ? [] : await insertSound(setup, { ...request, items: sound }, call);
  const isThrough = results.length === sound.length && !isEnd(results.at(-1), request);
  return fault !== undefined && isThrough ? [...results, fault] : results;
}

async function insertSound(setup: InsertManySetup, request: InsertManyRequest, call: Call): Promise<BatchResults> {
  const { body } = setup;
  if (body.insertMany !== undefined) return await body.insertMany(request, call);
  const insertSome = body.insertTogether === undefined ? insertOneByOne : insertTogether;
  const results: (BatchInsertResult | StoreError)[] = [];
  for (let start = 0; start < request.items.length; start += INSERTED_TOGETHER) {
    const items = request.items.slice(start, start + INSERTED_TOGETHER);
    results.push(...(await insertSome(setup, { ...request, items }, call)));
    if (isEnd(results.at(-1), request)) break;
  }
  return results;
}

/** In one transaction. Where one of them fails that way, they go one by one, so that it fails alone. */
async function insertTogether(setup: InsertManySetup, request: InsertManyRequest, call: Call): Promise<BatchResults> {
  try {
    return (await setup.body.insertTogether?.(request, call)) ?? [];
  } catch (error) {
    const failure = setup.toStoreError(error);
    if (failure.code === "unknown_outcome") throw failure;
    return await insertOneByOne(setup, request, call);
  }
}

async function insertOneByOne(setup: InsertManySetup, request: InsertManyRequest, call: Call): Promise<BatchResults> {
  const { tenant, items } = request;
  const results: (BatchInsertResult | StoreError)[] = [];
  for (const item of items) {
    try {
      // In order, one after another: an item sees those before it.
      results.push(inBatch(await setup.body.insert({ tenant, ...item }, call)));
    } catch (error) {
      results.push(setup.toStoreError(error));
    }
    if (isEnd(results.at(-1), request)) break;
  }
  return results;
}

/** The items before the first that cannot be kept, and what is wrong with that one. */
function soundPart(
  items: readonly InsertItem[],
  faultOf: InsertManySetup["faultOf"],
): { readonly sound: readonly InsertItem[]; readonly fault?: StoreError } {
  for (const [place, item] of items.entries()) {
    const fault = faultOf(item);
    if (fault !== undefined) return { sound: items.slice(0, place), fault };
  }
  return { sound: items };
}

/**
 * @returns whether nothing is tried after this result in a batch: it is an error, or exists where that ends the
 *   batch
 */
export function isEnd(
  result: InsertResult | BatchInsertResult | StoreError | undefined,
  options: { readonly stopAtFirstExisting: boolean },
): boolean {
  return StoreError.isInstance(result) || (options.stopAtFirstExisting && result?.kind === "exists");
}
