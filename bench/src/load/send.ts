import { Connection } from "./connection.ts";

/** Sends requests over so many connections at once. Returns how many a second were answered. */
export async function throughput(port: number, requests: Iterable<string>, connections: number): Promise<number> {
  const open = await Promise.all(Array.from({ length: connections }, async () => await Connection.open(port)));
  // Shared: the sender that is done takes the next.
  const queue = requests[Symbol.iterator]();
  let answered = 0;
  const started = performance.now();
  try {
    await Promise.all(
      open.map(async (connection) => {
        for (let next = queue.next(); next.done !== true; next = queue.next()) {
          await connection.exchange(next.value);
          answered += 1;
        }
      }),
    );
  } finally {
    for (const connection of open) connection.close();
  }
  return (answered * 1_000) / (performance.now() - started);
}

/** Sends requests one after another. Returns the milliseconds that each took. */
export async function latencies(port: number, requests: readonly string[]): Promise<readonly number[]> {
  const connection = await Connection.open(port);
  const taken: number[] = [];
  try {
    for (const request of requests) {
      const started = performance.now();
      await connection.exchange(request);
      taken.push(performance.now() - started);
    }
  } finally {
    connection.close();
  }
  return taken;
}
