import { afterAll, beforeAll, type TestContext } from "vitest";
import { type RunningGateway, startOurGateway, startReferenceGateway } from "./gateways.ts";
import { publishedPackages } from "./published-packages.ts";

export interface BothGateways {
  readonly ours: string;
  readonly theirs: string;
  /** Whether their processes run, and what they have printed: why a request got no answer. */
  readonly states: () => string;
}

/** The two gateways of a test file: started before its first test, stopped after its last test. */
export function bothGateways(
  settings: Readonly<Record<string, string>> = {},
): (context: Pick<TestContext, "skip">) => Promise<BothGateways> {
  let started: readonly RunningGateway[] = [];
  beforeAll(async () => {
    const python = await publishedPackages.find("python");
    if ("missing" in python) return;
    const ours = await startOurGateway(settings);
    started = [ours];
    started = [ours, await startReferenceGateway(python.program, settings)];
  }, 240_000);
  afterAll(async () => {
    await Promise.all(started.map(async (gateway) => await gateway.stop()));
  });
  return async (context) => {
    await publishedPackages.require(context, "python");
    const [ours, theirs] = started;
    if (ours === undefined || theirs === undefined) throw new Error("The gateways did not start.");
    return {
      ours: ours.url,
      theirs: theirs.url,
      states: () => `ours ${ours.state()}\ntheirs ${theirs.state()}`,
    };
  };
}
