import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { startToxiproxy, toxiproxyMissing } from "../src/index.ts";

/** The first build of Toxiproxy on a machine takes about a minute. */
const BUILD_MS = 300_000;

/** The port of a server that sends back what it is sent. */
async function startEcho(): Promise<number> {
  const server = createServer((socket) => socket.on("error", () => undefined).pipe(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The echo has no port.");
  return address.port;
}

/** What came back within the milliseconds, or how the connection ended. */
async function echoed(port: number, word: string, withinMs: number): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.write(word);
  return await new Promise((resolve) => {
    const timer = setTimeout(() => resolve("nothing"), withinMs);
    const end = (said: string): void => {
      clearTimeout(timer);
      resolve(said);
    };
    socket.on("data", (bytes) => end(bytes.toString()));
    socket.on("error", (error) => end("code" in error ? String(error.code) : error.message));
  });
}

it("makes the network bad, and good again", { timeout: BUILD_MS }, async ({ skip }) => {
  const missing = toxiproxyMissing();
  skip(missing !== undefined, missing);
  const toxiproxy = await startToxiproxy();
  onTestFinished(async () => await toxiproxy.stop());
  const proxy = await toxiproxy.before(await startEcho());
  expect(await echoed(proxy.port, "as it is", 10_000)).toBe("as it is");

  await proxy.add({ type: "latency", stream: "upstream", attributes: { latency: 300, jitter: 0 } });
  const started = performance.now();
  expect(await echoed(proxy.port, "late", 10_000)).toBe("late");
  expect(performance.now() - started).toBeGreaterThan(250);

  await proxy.heal();
  await proxy.add({ type: "timeout", stream: "downstream", attributes: { timeout: 0 } });
  expect(await echoed(proxy.port, "lost", 500)).toBe("nothing");

  await proxy.heal();
  await proxy.add({ type: "reset_peer", stream: "downstream", attributes: { timeout: 0 } });
  expect(await echoed(proxy.port, "cut off", 10_000)).toBe("ECONNRESET");

  await proxy.heal();
  expect(await echoed(proxy.port, "well", 10_000)).toBe("well");
});
