// The program of the threads of a pool: reads a database, and does what tests want to see.
import { openReadOnly, serveCalls } from "../../src/index.ts";
import { Reads } from "./reads.ts";

serveCalls("kiwi database", (setup) => {
  const connection = openReadOnly(String(setup));
  return { methods: new Reads(connection), close: () => connection.close() };
});
