import { conformance } from "@mgp/conformance";
import { startPostgres } from "@mgp/test-servers";
import { afterAll, describe, test } from "vitest";
import { targetOn } from "./target.ts";

const server = await startPostgres({ version: 14 });
afterAll(async () => await server.stop());

await conformance({ describe, test }, targetOn(server));
