import { conformance } from "@mgp/conformance";
import { startPostgres } from "@mgp/test-servers";
import { afterAll, describe, test } from "vitest";
import { createRole } from "./roles.ts";
import { targetOn } from "./target.ts";

const server = await startPostgres();
afterAll(async () => await server.stop());

const dsn = await createRole(server, "owner");
await conformance({ describe, test }, targetOn(server, dsn, { MGP_POSTGRES_RLS: "1" }));
