import { onTestFinished } from "vitest";
import type { Gateway } from "../../src/gateway-interface.ts";
import type { Listening } from "../../src/http/listen.ts";

/** Lets a gateway take requests on a free port of 127.0.0.1, until the test is over. */
export async function listening(gateway: Gateway): Promise<Listening> {
  onTestFinished(async () => await gateway.close(1_000));
  return await gateway.listen({ host: "127.0.0.1", port: 0 });
}
