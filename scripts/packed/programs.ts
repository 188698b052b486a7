import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The repository. */
export const root: string = path.join(import.meta.dirname, "../..");

/**
 * The developer's own gateway settings, and what a package manager tells the scripts that it runs: all of its own
 * configuration, of which npm knows a part only. What says how to reach a registry is kept.
 */
const foreign =
  /^(?:MGP_|NODE_OPTIONS$|npm_(?!config_)|npm_config_(?!(?:registry|userconfig|cache|ca|cafile|cert|key|strict_ssl|noproxy|proxy|https?_proxy)$|\/\/|@))/i;

/**
 * What programs are started with: a Node.js first, this one or another, as npm and what it installs run on the first one
 * of the path, and nothing that is meant for others.
 */
export function environment(node: string = process.execPath): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: `${path.dirname(node)}${path.delimiter}${process.env["PATH"] ?? ""}`,
  };
}

/**
 * Runs a program to its end and answers with its standard output.
 *
 * @throws Error with all it printed, when it fails
 */
export function run(cwd: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
    env: environment(),
  });
  if (status === 0) return stdout;
  const words = [path.basename(command), ...args].join(" ");
  throw new Error(`${words}\n${stdout}${stderr}${error === undefined ? "" : error.message}`.trimEnd());
}

/** npm, without what it says beside the work. */
export function npm(cwd: string, ...args: readonly string[]): string {
  return run(cwd, "npm", ...args, "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error");
}

/** A program that has to refuse. @returns what it said @throws Error when it ends well */
export function refused(cwd: string, command: string, ...args: readonly string[]): string {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", env: environment() });
  if (status === 0) throw new Error(`${[command, ...args].join(" ")} does not refuse.`);
  return stderr;
}

/** pnpm in the pinned version: the one that runs this script, else by way of npx. */
export function pnpm(...args: readonly string[]): string {
  const running = process.env["npm_execpath"] ?? "";
  if (path.basename(running).startsWith("pnpm")) return run(root, process.execPath, running, ...args);
  return run(root, "npx", "-y", readManifest(root).packageManager ?? "pnpm", ...args);
}

/** What these scripts read of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly packageManager?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: { readonly url?: string };
  readonly repository?: { readonly url?: string; readonly directory?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export function readManifest(folder: string): Manifest {
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  if (isManifest(manifest)) return manifest;
  throw new Error(`${folder} has a package.json without a name.`);
}

export function isManifest(value: unknown): value is Manifest {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string";
}

/** The file of an installed package's one command. */
export function installedCommand(consumer: string, name: string): string {
  const home = path.join(consumer, "node_modules", name);
  const [file] = Object.values(readManifest(home).bin ?? {});
  if (file === undefined) throw new Error(`${name} has no command.`);
  return path.join(home, file);
}
