import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";

const settings = {
  MGP_LANCEDB_DIR: "s3://bucket/memories",
  MGP_LANCEDB_EMBEDDING_PROVIDER: "fake",
  MGP_LANCEDB_STORAGE_OPTIONS: JSON.stringify({
    region: "none",
    endpoint: "http://store.test",
    allow_http: true,
    aws_access_key_id: "id",
    aws_secret_access_key: "secret",
  }),
};

/** Opens a store in a process with this environment, and waits for its end. */
async function openedWith(environment: Readonly<Record<string, string>>): Promise<void> {
  const program = path.join(import.meta.dirname, "open-process.ts");
  const child = spawn(process.execPath, ["--conditions=@mgp/source", program], {
    env: { PATH: process.env["PATH"], ...settings, ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  expect(await text(child.stdout)).toMatch(/ended$/);
}

it("an object store is asked through the proxy that the environment names, unless NO_PROXY names it", async () => {
  const asked: string[] = [];
  const proxy = createServer((incoming, outgoing) => {
    asked.push(new URL(incoming.url ?? "", "http://none").host);
    outgoing.writeHead(403).end();
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const address = proxy.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  const url = `http://127.0.0.1:${address.port}`;
  await openedWith({ HTTP_PROXY: url, NO_PROXY: "store.test" });
  expect(asked).toEqual([]);
  await openedWith({ HTTP_PROXY: url });
  expect(new Set(asked)).toEqual(new Set(["store.test"]));
});
