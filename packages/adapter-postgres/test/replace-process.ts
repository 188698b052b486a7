// Gives the memory `m0` another statement, in the schema and on the server of its arguments.
import { call, itemOf, memoryOf } from "@mgp/conformance";
import { postgresAdapter } from "../src/index.ts";

const [dsn = "", schema = "", statement = ""] = process.argv.slice(2);
const { store } = await postgresAdapter.open({ dsn, schema }, { now: Date.now, log: () => undefined }, call());
const { draft, searchable } = itemOf(memoryOf("m0", { content: { statement } }));
const { kind } = await store.replace({ tenant: "acme", draft, searchable, expectedRevision: 1 }, call());
await store.close();
process.exitCode = kind === "replaced" ? 0 : 1;
