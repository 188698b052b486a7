// The thread that reads: the methods of a `Reader` on a connection of its own.
import { openReadOnly, serveCalls } from "@mgp/sqlite";
import { GRAPH_DATABASE } from "./open-database.ts";
import { Reader } from "./reader.ts";

serveCalls(GRAPH_DATABASE, (setup) => {
  const { path, hops } = checked(setup);
  const connection = openReadOnly(path);
  return { methods: new Reader(connection, hops), close: () => connection.close() };
});

function checked(setup: unknown): { readonly path: string; readonly hops: number } {
  if (typeof setup === "object" && setup !== null && "path" in setup && "hops" in setup) {
    const { path, hops } = setup;
    if (typeof path === "string" && typeof hops === "number") return { path, hops };
  }
  throw new TypeError("this thread was not started by the graph adapter");
}
