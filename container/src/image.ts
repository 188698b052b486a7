import { constants } from "node:os";
import path from "node:path";

/** What the steps of a Dockerfile left behind. Paths are those inside, but for `root`. */
export interface Image {
  /** The folder that stands for `/`. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
  /** `uid:gid`; `undefined`: root. */
  readonly user: string | undefined;
  readonly volumes: readonly string[];
  readonly stopSignal: NodeJS.Signals;
  readonly healthCheck: readonly string[];
  readonly entryPoint: readonly string[];
}

/** What an image has before its first instruction. */
export function emptyImage(root: string): Image {
  return {
    root,
    environment: {},
    workingDirectory: "/",
    user: undefined,
    volumes: [],
    stopSignal: "SIGTERM",
    healthCheck: [],
    entryPoint: [],
  };
}

/** The path on this machine of one inside the image. */
export function outside({ root }: Pick<Image, "root">, inside: string): string {
  return path.join(root, inside);
}

/** For `spawn` and `chown`. Only root can become somebody else; everybody else stays who they are. */
export function identityOf(user: string | undefined): { readonly uid?: number; readonly gid?: number } {
  if (user === undefined || process.getuid?.() !== 0) return {};
  const [uid, gid] = user.split(":").map(Number);
  if (uid === undefined || gid === undefined || Number.isNaN(uid + gid))
    throw new Error(`Write a user as numbers, uid:gid, not as ${user}: an orchestrator cannot look names up.`);
  return { uid, gid };
}

/** @throws Error for a name that no signal of this system has */
export function signalOf(name: string): NodeJS.Signals {
  if (isSignal(name)) return name;
  throw new Error(`There is no signal ${name}.`);
}

function isSignal(name: string): name is NodeJS.Signals {
  return Object.hasOwn(constants.signals, name);
}
