import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { asking, call, itemOf, memoryOf } from "@mgp/conformance";
import type { Settings } from "@mgp/core";
import { objectStoreMissing, type ObjectStore, startObjectStore } from "@mgp/test-servers";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { openStore } from "./open-store.ts";

const TENANT = "acme";
const WRITERS = 2;
const IDS = 30;
const missing = objectStoreMissing();

let server: ObjectStore | undefined;

beforeAll(async () => {
  if (missing === undefined) server = await startObjectStore();
  // The first run on a machine builds it.
}, 300_000);

afterAll(async () => await server?.stop());

async function bucketSettings(): Promise<{ readonly bucket: string; readonly settings: Settings }> {
  if (server === undefined) throw new Error(missing);
  const bucket = await server.createBucket();
  const options = {
    endpoint: server.endpoint,
    allow_http: "true",
    region: "us-east-1",
    aws_access_key_id: "any",
    aws_secret_access_key: "any",
  };
  const settings = {
    MGP_LANCEDB_DIR: `s3://${bucket}/memories`,
    MGP_LANCEDB_STORAGE_OPTIONS: JSON.stringify(options),
    MGP_LANCEDB_EMBEDDING_PROVIDER: "fake",
  };
  return { bucket, settings };
}

function writer(settings: Settings, name: string): ChildProcess {
  const words = [JSON.stringify(settings), TENANT, name, String(IDS)];
  const child = fork(new URL("writer-process.ts", import.meta.url), words, {
    execArgv: ["--conditions=@mgp/source"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

describe("an object store", () => {
  beforeEach(({ skip }) => {
    skip(missing !== undefined && process.env["CI"] !== "true", missing);
  });

  it("is written by two gateways at once: one wins each id and each revision, and no change is lost", async () => {
    const { settings } = await bucketSettings();
    const { store } = await openStore(settings);
    const writers = Array.from({ length: WRITERS }, (_, one) => writer(settings, String(one)));
    const counts = await Promise.all(
      writers.map(async (child) => {
        const said: readonly unknown[] = await once(child, "message");
        await once(child, "exit");
        return said[0];
      }),
    );
    // Each inserted some of the shared ids, all together each id once.
    const inserted = counts.map((count) => Number(count));
    expect(inserted.reduce((sum, count) => sum + count, 0)).toBe(IDS);
    const records = (await store.list({ tenant: TENANT, filter: {}, page: { limit: 1_000 } }, call())).items;
    const shared = records.filter(({ memoryId }) => memoryId.startsWith("shared-"));
    expect(shared).toHaveLength(IDS);
    const counter = records.find(({ memoryId }) => memoryId === "counter");
    expect(counter?.revision).toBe(1 + WRITERS * IDS);
    const { items } = await store.changes({ tenant: TENANT, page: { limit: 1_000 } }, call());
    expect(items).toHaveLength(IDS + 1);
    const query = { ...asking("zzkiwi"), text: "kiwi", filter: {}, limit: 100 };
    expect((await store.search({ tenant: TENANT, query }, call())).items).toHaveLength(IDS);
  });

  it("holds nothing of what was purged", async () => {
    const { bucket, settings } = await bucketSettings();
    const { store } = await openStore(settings);
    for (const id of ["a", "secret", "b"]) {
      const { draft, searchable } = itemOf(memoryOf(id, { content: { statement: `Says xylophone${id}.` } }));
      await store.insert({ tenant: TENANT, draft, searchable }, call());
    }
    expect(await server?.holds(bucket, "xylophonesecret")).toBe(true);
    expect(
      await store.remove({ tenant: TENANT, memoryId: "secret", expectedRevision: 1, writeId: "purge" }, call()),
    ).toEqual({ kind: "removed" });
    expect(await server?.holds(bucket, "xylophonesecret")).toBe(false);
    expect(await server?.holds(bucket, "xylophonea")).toBe(true);
  });

  it("that cannot be reached is misconfigured or unavailable, without its address", async () => {
    const options = { endpoint: "http://127.0.0.1:9", allow_http: "true", region: "x", client_max_retries: "0" };
    const settings = {
      MGP_LANCEDB_DIR: "s3://nowhere/memories",
      MGP_LANCEDB_STORAGE_OPTIONS: JSON.stringify({ ...options, aws_access_key_id: "k", aws_secret_access_key: "s" }),
    };
    const refused = await openStore(settings).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "unavailable" });
    expect(refused instanceof Error && refused.message).not.toMatch(/127|nowhere/);
  });
});
