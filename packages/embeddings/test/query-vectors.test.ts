import { type Call, StoreError } from "@mgp/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createEmbedder, QueryVectors } from "../src/index.ts";
import { call } from "./calls.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** An embedder whose service fails queries as it is told, and what it was asked. */
async function failing() {
  const embedder = await createEmbedder({ provider: "fake" }, call());
  const state: { failure: StoreError | undefined; readonly calls: Call[] } = { failure: undefined, calls: [] };
  const query = async (text: string, asked: Call): Promise<Float32Array> => {
    state.calls.push(asked);
    if (state.failure !== undefined) throw state.failure;
    return await embedder.query(text, asked);
  };
  const onFailure = vi.fn<(error: StoreError) => void>();
  return { state, onFailure, queryVectors: new QueryVectors({ ...embedder, query }, { onFailure }) };
}

it("waits three seconds for a service, however long the search may take", async () => {
  const { state, queryVectors } = await failing();
  expect(await queryVectors.of("tea", call(60_000))).toHaveLength(64);
  expect(await queryVectors.of("tea", call(1_000))).toHaveLength(64);
  expect(state.calls.map(({ deadline }) => deadline - Date.now())).toEqual([3_000, 1_000]);
});

it.each([
  [new StoreError("deadline", "it did not answer"), 5_000],
  [new StoreError("unavailable", "it is away"), 5_000],
  [new StoreError("misconfigured", "the key is wrong"), 5_000],
  [new StoreError("busy", "it asks for a pause", { retryAfterMs: 20_000 }), 20_000],
  [new StoreError("busy", "it asks for a long pause", { retryAfterMs: 3_600_000 }), 60_000],
])("leaves a service alone after %s, tells it once, and comes back", async (failure, rest) => {
  const { state, onFailure, queryVectors } = await failing();
  state.failure = failure;
  expect(await queryVectors.of("tea", call())).toBeUndefined();
  state.failure = undefined;
  vi.advanceTimersByTime(rest - 1);
  expect(await queryVectors.of("tea", call())).toBeUndefined();
  expect(state.calls).toHaveLength(1);
  expect(onFailure.mock.calls).toEqual([[failure]]);
  vi.advanceTimersByTime(1);
  expect(await queryVectors.of("tea", call())).toHaveLength(64);
});

it.each(["invalid", "too_large"] as const)("goes on asking for others after one text was %s", async (code) => {
  const { state, onFailure, queryVectors } = await failing();
  state.failure = new StoreError(code, "not this text");
  expect(await queryVectors.of("tea", call())).toBeUndefined();
  expect(onFailure).toHaveBeenCalledOnce();
  state.failure = undefined;
  expect(await queryVectors.of("tea", call())).toHaveLength(64);
});

it("throws where the search itself is over, and takes it for nothing of the service's", async () => {
  const { state, onFailure, queryVectors } = await failing();
  state.failure = new StoreError("cancelled", "the call was cancelled");
  await expect(queryVectors.of("tea", { ...call(), signal: AbortSignal.abort() })).rejects.toBe(state.failure);
  state.failure = new StoreError("deadline", "the deadline passed");
  await expect(queryVectors.of("tea", call(0))).rejects.toBe(state.failure);
  expect(onFailure).not.toHaveBeenCalled();
  state.failure = undefined;
  expect(await queryVectors.of("tea", call())).toHaveLength(64);
});
