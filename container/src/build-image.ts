import { execFile } from "node:child_process";
import { chownSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { assignments, execForm, type Instruction, type Stage } from "./dockerfile.ts";
import { emptyImage, identityOf, type Image, outside, signalOf } from "./image.ts";

const runFile = promisify(execFile);

export interface BuildOptions {
  readonly stages: readonly Stage[];
  /** The folder that `COPY` takes from. */
  readonly context: string;
  /** Gets a folder for each stage. */
  readonly folder: string;
  /** `--build-arg`. */
  readonly buildArguments: Readonly<Record<string, string>>;
}

interface Step extends Instruction {
  readonly options: BuildOptions;
  /** The images of the stages so far, by their names. */
  readonly earlier: ReadonlyMap<string, Image>;
  /** What `ARG` declared. */
  readonly declared: Record<string, string>;
}

/**
 * Runs every step of a Dockerfile, without an engine: a folder stands for `/`, this machine's programs and Node for
 * those of the base image, and `RUN` runs here, so that it may not name absolute paths.
 *
 * @returns the last stage
 * @throws Error for an instruction that is not known here, and for a `RUN` that fails, with what it said
 */
export async function buildImage(options: BuildOptions): Promise<Image> {
  const built = new Map<string, Image>();
  for (const [index, stage] of options.stages.entries()) {
    built.set(stage.name ?? String(index), await buildStage(stage, String(index), options, built));
  }
  const last = [...built.values()].at(-1);
  if (last === undefined) throw new Error("The Dockerfile has no stage.");
  return last;
}

async function buildStage(
  stage: Stage,
  name: string,
  options: BuildOptions,
  earlier: ReadonlyMap<string, Image>,
): Promise<Image> {
  if (!stage.base.startsWith("node:")) throw new Error(`Only node's images are known here, not ${stage.base}.`);
  const root = path.join(options.folder, name);
  const programs = path.join(root, "usr/local/bin");
  mkdirSync(programs, { recursive: true });
  copyFileSync(process.execPath, path.join(programs, "node"));
  const declared: Record<string, string> = {};
  let image = emptyImage(root);
  for (const instruction of stage.instructions) {
    const perform = instructions[instruction.keyword];
    if (perform === undefined) throw new Error(`${instruction.keyword} is not known here.`);
    image = await perform(image, { ...instruction, options, earlier, declared });
  }
  return image;
}

/** Each makes of an image the next one. */
const instructions: Readonly<Record<string, (image: Image, step: Step) => Image | Promise<Image>>> = {
  ARG: (image, { words, declared, options }) => {
    const values = assignments(words, image.environment);
    for (const [name, value] of Object.entries(values)) declared[name] = options.buildArguments[name] ?? value;
    return image;
  },
  ENV: (image, { words, declared }) => {
    const values = assignments(words, { ...declared, ...image.environment });
    return { ...image, environment: { ...image.environment, ...values } };
  },
  WORKDIR: (image, { words }) => {
    mkdirSync(outside(image, words), { recursive: true });
    return { ...image, workingDirectory: words };
  },
  COPY: copy,
  RUN: run,
  VOLUME: (image, { words }) => ({ ...image, volumes: [...image.volumes, words] }),
  USER: (image, { words }) => ({ ...image, user: words }),
  STOPSIGNAL: (image, { words }) => ({ ...image, stopSignal: signalOf(words) }),
  HEALTHCHECK: (image, { words }) => ({ ...image, healthCheck: execForm(words.replace(/^CMD\s+/, "")) }),
  ENTRYPOINT: (image, { words }) => ({ ...image, entryPoint: execForm(words) }),
  EXPOSE: (image) => image,
  LABEL: (image) => image,
};

function copy(image: Image, { words, flags, options, earlier }: Step): Image {
  const [source = "", target = "", ...more] = words.split(/\s+/);
  if (more.length > 0) throw new Error(`COPY of several things at once is not known here: ${words}`);
  const stage = flags.get("from");
  const from = stage === undefined ? { root: options.context } : earlier.get(stage);
  if (from === undefined) throw new Error(`There is no stage ${stage} before this one.`);
  const to = outside(image, path.posix.resolve(image.workingDirectory, target));
  cpSync(outside(from, source), to, { recursive: true, verbatimSymlinks: true });
  chown(to, flags.get("chown"));
  return image;
}

function chown(target: string, owner: string | undefined): void {
  const { uid, gid } = identityOf(owner);
  if (uid === undefined || gid === undefined) return;
  chownSync(target, uid, gid);
  if (!statSync(target).isDirectory()) return;
  for (const entry of readdirSync(target)) chown(path.join(target, entry), owner);
}

async function run(image: Image, { words, flags, declared, options }: Step): Promise<Image> {
  if (/(?:^|[\s="'<>])\/\w/.test(words)) throw new Error(`RUN names a path that would be this machine's: ${words}`);
  try {
    await runFile("sh", ["-c", words], {
      cwd: outside(image, image.workingDirectory),
      env: { ...environmentOfStep(image, homeOfStep(options.folder, flags)), ...image.environment, ...declared },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    const said = error instanceof Error && "stdout" in error && "stderr" in error ? [error.stdout, error.stderr] : [];
    throw new Error(`RUN ${words} failed.\n${said.join("\n")}`, { cause: error });
  }
  return image;
}

/**
 * A home that no step before has used: a cache that another step has filled, or this machine's, is not there when that
 * step comes out of the engine's own cache. What is mounted is kept.
 */
function homeOfStep(folder: string, flags: ReadonlyMap<string, string>): string {
  const home = mkdtempSync(path.join(folder, "home-"));
  const mount = flags.get("mount");
  if (mount === undefined) return home;
  const inHome = /^type=cache,target=\/root\/([\w./-]+)$/.exec(mount)?.[1];
  if (inHome === undefined) throw new Error(`Only a cache below /root can be mounted here, not ${mount}`);
  const kept = path.join(folder, "mounts", inHome);
  const place = path.join(home, inHome);
  for (const parent of [kept, path.dirname(place)]) mkdirSync(parent, { recursive: true });
  symlinkSync(kept, place);
  return home;
}

/** This machine's, for its programs and its way to the registry, without its caches and what the tests' runner set. */
function environmentOfStep(image: Image, home: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:CI|NODE_ENV|NODE_OPTIONS|(?:MGP|VITEST|TURBO|XDG|PNPM|COREPACK)\w*|npm_(?!config_registry).*)$/i.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    PATH: `${outside(image, "usr/local/bin")}${path.delimiter}${process.env["PATH"] ?? ""}`,
    // Where packages go that are installed for all.
    npm_config_prefix: outside(image, "usr/local"),
    npm_config_userconfig: path.join(homedir(), ".npmrc"),
  };
}
