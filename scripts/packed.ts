// Installs what would be published as its users do: every package from its tarball, and an adapter of a third party that
// was scaffolded a moment ago. Needs a build.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkConsumer, expectOneCore, installConsumer } from "./packed/consumer.ts";
import { tryGateway } from "./packed/gateway.ts";
import { npm, run } from "./packed/programs.ts";
import { packAll, packOne } from "./packed/tarballs.ts";

const ADAPTER = "mgp-adapter-my-store";

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "mgp-packed-"));
const consumer = path.join(folder, "consumer");
const adapter = path.join(folder, ADAPTER);
const destination = path.join(folder, "tarballs");

/** Says what it does, for the time when it fails. */
async function step<Result>(title: string, work: () => Result | Promise<Result>): Promise<Result> {
  const start = performance.now();
  try {
    const result = await work();
    console.log(`ok     ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    console.log(`FAILED ${title}`);
    throw error;
  }
}

try {
  const tarballs = await step("packs every public package", () => packAll(destination));
  await step("installs the tarballs", () => installConsumer(consumer, tarballs));
  await step("scaffolds an adapter", () =>
    run(folder, path.join(consumer, "node_modules/.bin/create-mgp-adapter"), "my-store"),
  );
  await step("installs what the adapter needs", () => {
    const needed = ["@mgp/core", "@mgp/conformance", "@mgp/adapter-kit"].map((name) => tarballs.get(name) ?? name);
    // The adapter's package keeps the ranges that it was made with.
    npm(adapter, "install", "--no-save", ...needed);
  });
  await step("runs the adapter's tests", () => npm(adapter, "test"));
  await step("builds the adapter and installs it", () => {
    npm(consumer, "install", packOne(adapter, destination));
    expectOneCore(consumer);
  });
  await step("runs the kit's command on it", () => run(consumer, "npx", "--no", "mgp-conformance", ADAPTER));
  await step("runs it in the gateway", async () => await tryGateway(consumer, ADAPTER));
  await step("compiles and runs a consumer", () => checkConsumer(consumer, ADAPTER));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
