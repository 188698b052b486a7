import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { onTestFinished } from "vitest";

/** A proxy in this process that leads each host to one server, and counts who it was asked for. */
export interface CountingProxy {
  readonly url: string;
  /** `host:port` of each connection that it was asked for. */
  readonly asked: readonly string[];
}

/** @param target where all hosts lead to, as `http://127.0.0.1:port` */
export async function countingProxy(target: string): Promise<CountingProxy> {
  const asked: string[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const { host, pathname } = new URL(incoming.url ?? "", "http://none");
    asked.push(host);
    const onward = request({ hostname, port, path: pathname, method: incoming.method, headers: incoming.headers });
    onward.on("response", (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(onward);
  });
  server.on("connect", (incoming, socket) => {
    asked.push(incoming.url ?? "");
    const onward = connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.pipe(socket);
      socket.pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("error", () => onward.destroy());
    onTestFinished(() => void onward.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return { url: `http://127.0.0.1:${address.port}`, asked };
}
