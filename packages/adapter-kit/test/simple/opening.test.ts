import type { SimpleBackend } from "@mgp/adapter-kit";
import { call } from "@mgp/conformance";
import { type Call, type OpenStore, StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { adapterOver, MapBackend } from "./map-adapter.ts";

const context = { now: () => 1_000, log: () => undefined };

const thrown = (): never => {
  throw new Error("the secret of the driver");
};

const rejected = async (): Promise<never> => await Promise.reject(new Error("the secret of the driver"));

async function opened(open: () => SimpleBackend | Promise<SimpleBackend>, within: Call = call()): Promise<OpenStore> {
  return await adapterOver(open).open({}, context, within);
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (!StoreError.isInstance(error)) return error;
    return { code: error.code, isDiscreet: !error.message.includes("secret"), hasCause: error.cause !== undefined };
  }
}

test.each(Object.entries({ thrown, rejected }))(
  "a driver's error that is %s says only that it is away",
  async (_, fail) => {
    expect(await refusalOf(opened(fail))).toEqual({ code: "unavailable", isDiscreet: true, hasCause: true });
  },
);

test("an adapter's own word on its options is kept", async () => {
  const wrong = new StoreError("misconfigured", "MGP_KV_URL is no URL: give one as in redis://host");
  await expect(
    opened(() => {
      throw wrong;
    }),
  ).rejects.toBe(wrong);
});

test("a call that is over opens nothing", async () => {
  let isOpened = false;
  const open = (): SimpleBackend => {
    isOpened = true;
    return new MapBackend();
  };
  await expect(opened(open, call({ signal: AbortSignal.abort() }))).rejects.toMatchObject({ code: "cancelled" });
  expect(isOpened).toBe(false);
});

test("an opening ends with its call, and a backend that comes behind it is closed", async () => {
  const { promise, resolve } = Promise.withResolvers<SimpleBackend>();
  const controller = new AbortController();
  const opening = opened(async () => await promise, call({ signal: controller.signal }));
  controller.abort();
  await expect(opening).rejects.toMatchObject({ code: "cancelled" });
  const closed = Promise.withResolvers<void>();
  resolve(Object.assign(new MapBackend(), { close: closed.resolve }));
  await closed.promise;
});

test("an opening that never ends is late at its deadline", async () => {
  const never = new Promise<never>(() => undefined);
  await expect(opened(async () => await never, call({ deadline: 1_001 }))).rejects.toMatchObject({ code: "deadline" });
});

test.each(Object.entries({ thrown, rejected }))(
  "a close that is %s does not hide why the opening failed",
  async (_, close) => {
    let isClosed = false;
    const closing = (): unknown => {
      isClosed = true;
      return close();
    };
    const backend = Object.assign(new MapBackend(), { lastVersion: () => 0, get: rejected, close: closing });
    const refusal = await refusalOf(opened(() => backend));
    expect({ refusal, isClosed }).toEqual({
      refusal: { code: "unavailable", isDiscreet: true, hasCause: true },
      isClosed: true,
    });
  },
);

test("a close that never ends does not keep the opening from failing", async () => {
  const controller = new AbortController();
  const close = async (): Promise<never> => {
    controller.abort();
    return await new Promise<never>(() => undefined);
  };
  const backend = Object.assign(new MapBackend(), { lastVersion: () => 0, get: rejected, close });
  const opening = opened(() => backend, call({ signal: controller.signal }));
  await expect(opening).rejects.toMatchObject({ code: "unavailable" });
});
