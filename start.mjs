// Starts the gateway from its sources. Runs on the Node.js that is there and without dependencies.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { refusal } from "./scripts/node-version/supported.mjs";

/** What this file and pnpm run on. The gateway itself gets a newer one. */
requireNode("Starting the gateway from a checkout", ">=20.11");
const root = import.meta.dirname;
const stampFile = path.join(root, "node_modules", ".installed-lockfile");

function requireNode(program, range) {
  const sentence = refusal(program, process.versions.node, range);
  if (sentence === undefined) return;
  console.error(sentence);
  process.exit(1);
}

function manifest() {
  return JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
}

/** pnpm in the pinned version: the one that runs this script, else by way of npx. */
function pnpm(args) {
  const running = process.env.npm_execpath ?? "";
  const { packageManager } = manifest();
  const [command, ...first] = path.basename(running).startsWith("pnpm")
    ? [process.execPath, running]
    : ["npx", "-y", packageManager];
  // The standard output belongs to the gateway.
  const { status, error } = spawnSync(command, [...first, ...args], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(`Could not install the gateway's packages: ${error?.message ?? `pnpm ended with ${status}`}.`);
    process.exit(1);
  }
}

/** A production install on top of a full one would remove the tools, so what is there is repeated. */
function hasDevelopmentInstall() {
  try {
    return readFileSync(path.join(root, "node_modules", ".modules.yaml"), "utf8").includes('"devDependencies": true');
  } catch {
    return false;
  }
}

/** The gateway brings the default adapter and ledger along; the others are in the full install only. */
function choosesAnother() {
  const { MGP_ADAPTER: adapter = "memory", MGP_LEDGER: ledger = "embedded" } = process.env;
  return (
    adapter !== "memory" || ledger !== "embedded" || process.argv.some((word) => /^--(adapter|ledger)\b/.test(word))
  );
}

function install() {
  const lockfile = createHash("sha256")
    .update(readFileSync(path.join(root, "pnpm-lock.yaml")))
    .digest("hex");
  const isFull = hasDevelopmentInstall();
  const isCurrent = existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockfile;
  if (isCurrent && (isFull || !choosesAnother())) return;
  pnpm(
    isFull || choosesAnother()
      ? ["install", "--frozen-lockfile"]
      : ["--filter-prod", "@mgp/gateway...", "install", "--prod", "--frozen-lockfile"],
  );
  writeFileSync(stampFile, lockfile);
}

/** Node 24 comes with the packages; where there is none for the platform, the running one must be new enough. */
function findNode() {
  // The program itself: the script in node_modules/.bin would swallow signals.
  const platform = process.platform === "win32" ? "win" : process.platform;
  const program = process.platform === "win32" ? "node.exe" : "node";
  const installed = path.join(root, "node_modules", `node-${platform}-${process.arch}`, "bin", program);
  // It is there without being able to run where the C library is another one.
  if (existsSync(installed) && spawnSync(installed, ["--version"]).status === 0)
    return { command: installed, flags: [] };
  requireNode("The gateway", manifest().engines.node);
  return { command: process.execPath, flags: process.features.typescript ? [] : ["--experimental-strip-types"] };
}

install();
const { command, flags } = findNode();
const [first, ...others] = process.argv.slice(2);
const args = first === "--" ? others : process.argv.slice(2);
// A package manager runs scripts in the package's folder and says where the user was.
const startedAsScript = process.env.npm_package_json === path.join(root, "package.json");
const gateway = spawn(
  command,
  [...flags, "--conditions=@mgp/source", path.join(root, "apps/gateway/src/main.ts"), ...args],
  { stdio: "inherit", cwd: (startedAsScript && process.env.INIT_CWD) || process.cwd() },
);
process.on("SIGTERM", () => gateway.kill("SIGTERM"));
// Asks for a reload; elsewhere than on Windows, which cannot send it on.
if (process.platform !== "win32") process.on("SIGHUP", () => gateway.kill("SIGHUP"));
// A terminal's Ctrl-C reaches the gateway by itself; a second one could mean "at once".
process.on("SIGINT", () => process.stdin.isTTY || gateway.kill("SIGINT"));
gateway.on("error", (error) => {
  console.error(`Could not start ${command}: ${error.message}`);
  process.exit(1);
});
gateway.on("exit", (code, signal) => {
  if (signal === null) process.exit(code ?? 1);
  // Ends as the gateway did, so that whoever waits for this process sees the signal too.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
