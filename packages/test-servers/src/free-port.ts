import { once } from "node:events";
import { createServer } from "node:net";

/** Below the ports that any system gives to outgoing connections. */
const LOWEST = 15_000;
const HIGHEST = 32_000;

const TRIES = 100;

/** Ports that were handed out and may not be listened on yet. */
const given = new Set<number>();

/**
 * A port of 127.0.0.1 that no process listens on now. No outgoing connection is given it either, so a server that is
 * killed can have it again.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
  throw new Error("There is no free port.");
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
