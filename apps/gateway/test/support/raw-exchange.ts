import { connect } from "node:net";

/** Sends bytes over a socket and returns all that came back when the server closed it. */
export async function rawExchange(port: number, ...parts: readonly (string | Uint8Array)[]): Promise<string> {
  return await new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ port, host: "127.0.0.1" }, () => {
      for (const part of parts) socket.write(part);
    });
    socket.on("data", (chunk) => chunks.push(chunk));
    // A server that refuses a body closes while it is still being sent.
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "ECONNRESET" && error.code !== "EPIPE") reject(error);
    });
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8")));
  });
}

/** The head of a POST, with what else it should say. */
export function postHead(path: string, ...headers: readonly string[]): string {
  return [`POST ${path} HTTP/1.1`, "Host: localhost", "Content-Type: application/json", ...headers, "", ""].join(
    "\r\n",
  );
}
