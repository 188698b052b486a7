import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { identityOf, type Image, outside } from "./image.ts";

/** An image that runs: as its user, with volumes of its own, and with no program or variable that it does not bring. */
export interface Container {
  /** The first group of a pattern, once it is in what was said. Rejects when the program ends before that. */
  says(pattern: RegExp): Promise<string>;
  /** Paths of what it wrote, within its volumes. */
  written(): readonly string[];
  /** Runs the health check, and answers with its exit code. */
  checkHealth(): Promise<number | null>;
  /** Waits for its end. Answers with all that it said. */
  ended(): Promise<string>;
  /** Sends the image's stop signal and waits. Answers with the exit code. */
  stop(): Promise<number | null>;
}

export interface ContainerOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Behind the entry point. */
  readonly words?: readonly string[];
}

export function startContainer(image: Image, { environment = {}, words = [] }: ContainerOptions = {}): Container {
  const place = new Place(image);
  const all = { ...image.environment, ...environment };
  const child = place.start([...image.entryPoint, ...words], all);
  let said = "";
  const heard = new EventTarget();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      heard.dispatchEvent(new Event("text"));
    });
  }
  const ended = endOf(child);
  return {
    says: async (pattern) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const look = (): void => {
        const found = pattern.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      };
      heard.addEventListener("text", look);
      look();
      void ended.then((code) => reject(new Error(`The container ended with ${String(code)}: ${said}`)));
      return await promise.finally(() => heard.removeEventListener("text", look));
    },
    written: () => place.volumes.flatMap((volume) => readdirSync(volume, { encoding: "utf8", recursive: true })),
    checkHealth: async () => await endOf(place.start(image.healthCheck, all)),
    ended: async () => {
      await ended;
      return said;
    },
    stop: async () => {
      child.kill(image.stopSignal);
      return await ended;
    },
  };
}

async function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<number | null> {
  await once(child, "close");
  return child.exitCode;
}

/** What one container sees of this machine. */
class Place {
  readonly #image: Image;
  /** Folders of this machine, by the paths inside. */
  readonly #volumes: ReadonlyMap<string, string>;

  constructor(image: Image) {
    this.#image = image;
    this.#volumes = new Map(image.volumes.map((volume) => [volume, newVolume(image, volume)]));
  }

  get volumes(): readonly string[] {
    return [...this.#volumes.values()];
  }

  start([program = "", ...words]: readonly string[], environment: Readonly<Record<string, string>>) {
    const image = this.#image;
    const values = Object.entries(environment).map(([name, value]) => [name, this.#translated(value)] as const);
    return spawn(
      program,
      words.map((word) => this.#translated(word)),
      {
        ...identityOf(image.user),
        cwd: this.#outside(image.workingDirectory),
        env: { PATH: outside(image, "/usr/local/bin"), ...Object.fromEntries(values) },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
  }

  /** A path of something that the container has becomes that of this machine; other text stays. */
  #translated(text: string): string {
    const place = text.startsWith("/") ? this.#outside(text) : "";
    return existsSync(place) ? place : text;
  }

  #outside(inside: string): string {
    return this.#volumes.get(inside) ?? outside(this.#image, inside);
  }
}

/** As an engine makes one: with what the image has at that place, and its owner. */
function newVolume(image: Image, inside: string): string {
  const folder = mkdtempSync(path.join(image.root, "../volume-"));
  cpSync(outside(image, inside), folder, { recursive: true });
  const { uid, gid } = identityOf(image.user);
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}
