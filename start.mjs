// Starts the gateway from its sources. Runs on the Node.js that is there and without dependencies.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
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
const given = process.argv.slice(2);
const words = given[0] === "--" ? given.slice(1) : given;
// A package manager runs scripts in the package's folder and says where the user was.
const startedAsScript = process.env.npm_package_json === path.join(root, "package.json");
const workingDirectory = (startedAsScript && process.env.INIT_CWD) || process.cwd();

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

/** What is said of a setting: by flag, else by the environment, else in the configuration file. Empty is not said. */
function setting(flag, variable, file) {
  const place = words.findLastIndex((word) => word === `--${flag}` || word.startsWith(`--${flag}=`));
  const word = words[place] ?? "";
  const byFlag = word.includes("=") ? word.slice(word.indexOf("=") + 1) : place === -1 ? "" : words[place + 1];
  const inFile = file[flag];
  return [byFlag, process.env[variable], inFile].find((text) => typeof text === "string" && text.trim() !== "")?.trim();
}

/** The settings of the gateway's configuration file. What is wrong with it is told by the gateway. */
function configurationFile() {
  const named = setting("config", "MGP_CONFIG_FILE", {}) ?? "mgp.config.json";
  try {
    const bytes = readFileSync(
      path.resolve(
        workingDirectory,
        named.replace(/^~(?=$|[\\/])/, () => homedir()),
      ),
    );
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
    return JSON.parse(new TextDecoder(encoding).decode(bytes)) ?? {};
  } catch {
    return {};
  }
}

/** The gateway brings the default adapter and ledger along; the others are in the full install only. */
function choosesAnother() {
  const file = configurationFile();
  const adapter = setting("adapter", "MGP_ADAPTER", file) ?? "memory";
  const ledger = setting("ledger", "MGP_LEDGER", file) ?? "embedded";
  return adapter !== "memory" || ledger !== "embedded";
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
const gateway = spawn(
  command,
  [...flags, "--conditions=@mgp/source", path.join(root, "apps/gateway/src/main.ts"), ...words],
  { stdio: "inherit", cwd: workingDirectory },
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
  // Ends as the gateway did, so that what waits for this process sees the signal too.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
