import { once } from "node:events";
import { request } from "node:http";
import { expect, test } from "vitest";
import { anyNumber } from "./support/any-text.ts";
import { startProcess } from "./support/gateway-process.ts";
import { latch } from "./support/latch.ts";
import { post, startGateway } from "./support/start-gateway.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test("closing answers what is in flight, then closes governance", async () => {
  const { gateway, governance, url } = await startGateway();
  const { passed, open } = latch();
  governance.latch = passed;
  const inFlight = post(`${url}/mgp/write`, "{}");
  await expect.poll(() => governance.handled.length).toBe(1);
  const closing = gateway.close(5_000);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
  expect(governance.closed).toBe(false);
  open();
  const response = await inFlight;
  expect([response.status, response.headers.get("connection")]).toEqual([200, "close"]);
  await closing;
  expect(governance.closed).toBe(true);
});

test("closing does not wait for ever", async () => {
  const { gateway, governance, url } = await startGateway();
  governance.latch = new Promise(() => undefined);
  const lost = post(`${url}/mgp/write`, "{}").catch(() => "lost");
  await expect.poll(() => governance.handled.length).toBe(1);
  await gateway.close(50);
  expect(await lost).toBe("lost");
  expect(governance.closed).toBe(true);
});

test(
  "SIGTERM: a request whose body is still coming is answered before the process ends",
  { timeout: 20_000 },
  async () => {
    const running = startProcess(["--port", "0"], { cwd: temporaryFolder() });
    const url = await running.url;
    const headers = { "content-type": "application/json", "content-length": "20" };
    const slow = request(`${url}/mgp/write`, { method: "POST", headers });
    slow.write('{"request_id"');
    await once(slow, "socket");
    // Another request's answer shows that the first one's head has arrived.
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    running.kill("SIGTERM");
    await expect.poll(running.stderr).toContain("gateway_draining");
    slow.end(': "r1"}');
    const answered: readonly unknown[] = await once(slow, "response");
    expect(answered[0]).toMatchObject({
      statusCode: anyNumber,
      headers: { "mgp-request-id": "r1", connection: "close" },
    });
    expect(await running.ended).toBe(0);
    expect(running.stderr().trim().split("\n").at(-1)).toContain("gateway_stopped");
  },
);

test("a second signal ends it at once", { timeout: 20_000 }, async () => {
  const running = startProcess(["--port", "0"], {
    cwd: temporaryFolder(),
    environment: { MGP_SHUTDOWN_DELAY_MS: "60000" },
  });
  const url = await running.url;
  running.kill("SIGTERM");
  await expect.poll(running.stderr).toContain("gateway_draining");
  // Ready no more, but still answering.
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  running.kill("SIGTERM");
  expect(await running.ended).toBe(143);
});
