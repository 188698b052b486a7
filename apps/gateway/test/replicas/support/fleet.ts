import { mkdirSync } from "node:fs";
import path from "node:path";
import { freePort } from "@mgp/test-servers";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { Replica } from "./replica.ts";
import { until } from "./until.ts";

/** Equal gateways on one database. */
export class Fleet {
  readonly replicas: readonly Replica[];

  constructor(replicas: readonly Replica[]) {
    this.replicas = replicas;
  }

  /** Any of them, running or not: that is what a client without a load balancer's knowledge sends to. */
  any(): Replica {
    return this.at(Math.floor(Math.random() * this.replicas.length));
  }

  /** Taken round and round. */
  at(index: number): Replica {
    const replica = this.replicas[index % this.replicas.length];
    if (replica === undefined) throw new Error("A fleet has at least one replica.");
    return replica;
  }

  /** Resolves when every one says on `/readyz` that it can serve. */
  async ready(withinMs = 60_000): Promise<void> {
    for (const replica of this.replicas)
      await until(
        `${replica.name} is ready`,
        withinMs,
        async () => replica.faults.length > 0 || (await replica.readiness()) === 200,
      );
    this.assertSound();
  }

  /** Resolves when these say on `/readyz` that they cannot serve. */
  async notReady(replicas: readonly Replica[], withinMs = 20_000): Promise<void> {
    for (const replica of replicas)
      await until(`${replica.name} is not ready`, withinMs, async () => (await replica.readiness()) === 503);
  }

  /** @throws Error when one of them ended without having been killed */
  assertSound(): void {
    const faults = this.replicas.flatMap((replica) => replica.faults);
    if (faults.length > 0) throw new Error(faults.join("\n"));
  }
}

/**
 * Starts three gateways, which are gone after the test.
 *
 * @param environmentOf what each is told, by its place: 0, 1, 2
 */
export async function startFleet(environmentOf: (place: number) => Readonly<Record<string, string>>): Promise<Fleet> {
  const home = temporaryFolder();
  const replicas: Replica[] = [];
  for (const name of ["gateway-1", "gateway-2", "gateway-3"]) {
    const folder = path.join(home, name);
    mkdirSync(folder);
    const environment = environmentOf(replicas.length);
    replicas.push(new Replica({ name, port: await freePort(), folder, environment }));
  }
  const fleet = new Fleet(replicas);
  onTestFinished(async () => {
    for (const replica of replicas) await replica.retire();
  });
  for (const replica of replicas) replica.start();
  for (const replica of replicas) await replica.listening();
  await fleet.ready();
  return fleet;
}
