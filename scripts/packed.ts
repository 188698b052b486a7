// Rehearses a release: packs every package, publishes what was packed to a registry on this machine, and does there what
// users do: the READMEs' lines, an adapter of a third party, the oldest Node.js that is declared. Needs a build.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type NpmRegistry, postgresMissing, startNpmRegistry, startPostgres } from "@mgp/test-servers";
import { minima } from "./node-version/supported.mjs";
import { checkConsumer, expectOneCore, installConsumer } from "./packed/consumer.ts";
import { tryGateway } from "./packed/gateway.ts";
import { installNode, startQuietly } from "./packed/old-nodes.ts";
import { installedCommand, npm, readManifest, refused, root, run } from "./packed/programs.ts";
import { followReadme } from "./packed/readmes.ts";
import { publicPackages } from "./packed/tarballs.ts";

/** As the README says, and start.mjs. */
const OLDEST_FOR_CHECKOUTS = "20.11.0";
const ADAPTER = "mgp-adapter-my-store";
// Of no importance here, but that there is one.
process.env["GITHUB_REPOSITORY"] ??= "example/mgp";
// Libraries for graphics cards, hundreds of megabytes, which an optional package would fetch from elsewhere.
process.env["ONNXRUNTIME_NODE_INSTALL"] = "skip";

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "mgp-packed-"));
const consumer = path.join(folder, "consumer");
const readers = path.join(folder, "readers");
const adapter = path.join(readers, "packages/create-mgp-adapter", ADAPTER);
const destination = path.join(folder, "tarballs");
const supported = readManifest(root).engines?.["node"] ?? "";

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

/** Our own names are never looked for elsewhere: what npm has under them must not stand in for what was packed. */
async function startRegistry(): Promise<NpmRegistry> {
  const uplink = npm(root, "config", "get", "registry").trim();
  return await startNpmRegistry({ uplink, own: ["@mgp/*", "create-mgp-adapter", ADAPTER] });
}

/** By the script that publishes a release; a second run finds nothing to do. */
function publishAll(): void {
  const publish = path.join(root, "scripts/publish.ts");
  run(root, process.execPath, publish, destination);
  const again = run(root, process.execPath, publish, destination);
  if (again !== "") throw new Error(`It was published twice: ${again}`);
}

/** What is declared is what works: both ledgers, and the backends that stand on what Node.js brings. */
async function tryMinimum(version: string): Promise<void> {
  const node = installNode(path.join(folder, `node-${version}`), version);
  for (const one of ["file", "graph"]) await tryGateway({ consumer, node, adapter: one });
  const missing = postgresMissing();
  if (missing !== undefined) return console.log(`       without the ledger postgres: ${missing}`);
  const database = await startPostgres();
  try {
    const environment = { MGP_LEDGER: "postgres", MGP_POSTGRES_DSN: database.dsn };
    await tryGateway({ consumer, node, adapter: "postgres", environment });
  } finally {
    await database.stop();
  }
}

/** An old Node.js gets a sentence, not a stack. */
function expectRefusals(node: string): void {
  for (const name of ["@mgp/gateway", "@mgp/conformance", "create-mgp-adapter"]) {
    const said = refused(folder, node, installedCommand(consumer, name));
    if (!/^\S+ needs Node\.js [^\n]+\n$/.test(said)) throw new Error(`${name} refuses with: ${said}`);
  }
}

let registry: NpmRegistry | undefined;
try {
  const old = await step(`installs Node.js ${OLDEST_FOR_CHECKOUTS}`, () =>
    installNode(path.join(folder, "old"), OLDEST_FOR_CHECKOUTS),
  );
  await step("starts a checkout on it, quietly", () => startQuietly(old, path.join(folder, "checkout")));
  await step("packs every public package, and looks at what was packed", () =>
    run(root, process.execPath, path.join(root, "scripts/pack.ts"), destination),
  );
  registry = await step("starts a registry", startRegistry);
  Object.assign(process.env, {
    npm_config_registry: registry.url,
    npm_config_userconfig: registry.userConfig,
    // What npx has installed under one of these names before is another build's.
    npm_config_cache: path.join(folder, "npm-cache"),
  });
  await step("publishes the tarballs, once", publishAll);
  for (const place of [".", ...publicPackages().map((one) => one.folder)]) {
    const readme = path.join(root, place, "README.md");
    await step(`installs as ${path.join(place, "README.md")} says`, () =>
      followReadme(readme, path.join(readers, place)),
    );
  }
  await step("installs what the scaffolded adapter needs", () => npm(adapter, "install"));
  await step("runs the scaffolded adapter's tests", () => npm(adapter, "test"));
  await step("proves the built adapter", () => npm(adapter, "run", "conformance"));
  await step("publishes the adapter", () => npm(adapter, "publish"));
  await step("installs the adapter as its README says", () =>
    followReadme(path.join(adapter, "README.md"), path.join(readers, ADAPTER)),
  );
  await step("installs all packages", () => {
    installConsumer(consumer, [...publicPackages().map(({ name }) => name), ADAPTER]);
    expectOneCore(consumer);
  });
  await step("runs the adapter in the gateway", async () => await tryGateway({ consumer, adapter: ADAPTER }));
  await step("compiles and runs a consumer", () => checkConsumer(consumer, ADAPTER));
  for (const version of minima(supported))
    await step(`runs on Node.js ${version}`, async () => await tryMinimum(version));
  await step("refuses the old Node.js", () => expectRefusals(old));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await registry?.stop();
  rmSync(folder, { recursive: true, force: true });
}
