import type { Identity } from "./callers.ts";
import { memory } from "./requests.ts";
import { startWorld, type World } from "./world.ts";

export interface TwoHouses extends World {
  /** Every caller without the right to see stored content, each with the canary of the tenant that is not theirs. */
  readonly readers: readonly (readonly [identity: Identity, foreign: string])[];
  /** Writes again what a purge took away. */
  putBack(): Promise<void>;
  /** Audit events of what was put back. */
  putBackCount(): number;
}

/** Two tenants that hold memories under the same ids: one open, one confidential, one restricted. */
export async function startTwoHouses(): Promise<TwoHouses> {
  const world = await startWorld();
  const { identities } = world;
  let writes = 0;
  const put = async (house: "acme" | "globex"): Promise<void> => {
    const memories = [
      memory("m-shared", `canary-of-${house}`, { extensions: { "x:note": `canary-of-${house}` } }),
      memory("m-confidential", `hidden-confidential-${house} canary-of-${house}`, { sensitivity: "confidential" }),
      memory("m-restricted", `hidden-restricted-${house} canary-of-${house}`, { sensitivity: "restricted" }),
    ];
    for (const one of memories) {
      await world.ask("write", identities[`${house}-bot`], { memory: one, merge_hint: { strategy: "upsert" } });
      writes += 1;
    }
  };
  await put("acme");
  await put("globex");
  writes = 0;
  const acme = "canary-of-acme";
  const globex = "canary-of-globex";
  return {
    ...world,
    readers: [
      [identities["acme-bot"], globex],
      [identities["acme-second"], globex],
      [identities["acme-reader"], globex],
      [identities["globex-bot"], acme],
      [identities["two-houses"], globex],
      [{ ...identities["two-houses"], tenant: "globex" }, acme],
    ],
    putBack: async () => {
      await put("acme");
      await put("globex");
    },
    putBackCount: () => writes,
  };
}
