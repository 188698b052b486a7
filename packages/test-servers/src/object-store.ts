import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import { goMissing, goProgram } from "./go-program.ts";

const VERSION = "v1.2.0";
const START_MS = 60_000;

/** An S3-compatible object store of its own, empty, on 127.0.0.1. It knows conditional writes; any key is accepted. */
export interface ObjectStore {
  /** `http://127.0.0.1:…` */
  readonly endpoint: string;
  /** Makes an empty bucket and returns its name. */
  createBucket(): Promise<string>;
  /** Does any object of the bucket hold these bytes, or have them in its name? */
  holds(bucket: string, needle: string | Uint8Array): Promise<boolean>;
  /** Ends it; its data, in memory, are gone. */
  stop(): Promise<void>;
}

/** Why there is no object store to start on this machine; `undefined`: there is one. */
export function objectStoreMissing(): string | undefined {
  const missing = goMissing();
  return missing === undefined ? undefined : `the object store cannot be built: ${missing}`;
}

/** Starts gofakes3, and builds it when it is not there. @throws when it does not start, with what it said */
export async function startObjectStore(): Promise<ObjectStore> {
  const program = await goProgram(`gofakes3-${VERSION}`, {
    published: `github.com/johannesboyne/gofakes3/cmd/gofakes3@${VERSION}`,
  });
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const words = ["-host", `127.0.0.1:${port}`, "-backend", "mem", "-quiet"];
  const child = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"] });
  const die = (): boolean => child.kill("SIGKILL");
  process.once("exit", die);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const stop = async (): Promise<void> => {
    process.removeListener("exit", die);
    die();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  const deadline = performance.now() + START_MS;
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error(`The object store did not start: ${said}`);
    }
    await wait(25);
  }
  let buckets = 0;
  return {
    endpoint,
    stop,
    createBucket: async () => {
      buckets += 1;
      const name = `bucket-${buckets}`;
      const response = await fetch(`${endpoint}/${name}`, { method: "PUT" });
      if (!response.ok) throw new Error(`The object store made no bucket: ${response.status}.`);
      return name;
    },
    holds: async (bucket, needle) => {
      const bytes = Buffer.from(needle);
      for (const key of await keysIn(`${endpoint}/${bucket}`)) {
        const response = await fetch(`${endpoint}/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`);
        const object = Buffer.from(await response.arrayBuffer());
        // One that was removed meanwhile holds nothing.
        if (Buffer.from(key).includes(bytes) || (response.ok && object.includes(bytes))) return true;
      }
      return false;
    },
  };
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
async function keysIn(bucket: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let token: string | undefined = ""; token !== undefined;) {
    const from: string = token === "" ? "" : `&continuation-token=${encodeURIComponent(token)}`;
    const text = await (await fetch(`${bucket}?list-type=2${from}`)).text();
    keys.push(...Array.from(text.matchAll(/<Key>([^<]*)<\/Key>/g), ([, key = ""]) => key));
    token = /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/.exec(text)?.[1];
  }
  return keys;
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    return (await fetch(endpoint)).ok;
  } catch {
    return false;
  }
}
