// The thread that copies a write-ahead log into its database, for `WriteAheadLog`.
import { openConnection } from "./open-connection.ts";
import { serveCalls } from "./serve-calls.ts";

serveCalls("database", (setup) => {
  const connection = openConnection(String(setup), { synchronous: "full", secureDelete: true });
  return { methods: connection, close: () => connection.close() };
});
