import fs, { writeFileSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/** A write to a file as Node.js is asked for it: where, what, and what else was said. */
type Tear = (self: unknown, args: readonly unknown[]) => void;

/** Bound before anything is replaced. */
const original = { writeFileSync, writeSync };

const byDescriptor: Tear = (_, [fd, ...rest]) => writeHalf(fd, rest);
const byHandle: Tear = (handle, args) => writeHalf(descriptorOf(handle), args);
const ofFile =
  (flag: string): Tear =>
  (_, [file, data, options]) => {
    const fd = descriptorOf(file);
    if (fd !== undefined) writeHalf(fd, [data]);
    else if (isPath(file)) original.writeFileSync(file, halfOf(data), { flag: flagOf(options) ?? flag });
  };

/** How each function that writes to a file is left half done. */
const tears: Readonly<Record<string, Tear>> = {
  writeSync: byDescriptor,
  writevSync: byDescriptor,
  write: byDescriptor,
  writev: byDescriptor,
  writeFileSync: ofFile("w"),
  writeFile: ofFile("w"),
  appendFileSync: ofFile("a"),
  appendFile: ofFile("a"),
};

/**
 * Makes this process able to die in the middle of a write to a file: the file is opened and, where it is to be written
 * anew, truncated, and half of the bytes are in it. Only writes through `node:fs` are reached. To be called before a
 * module is loaded that keeps functions of `node:fs` for itself.
 *
 * @returns says that the process dies in the nth write from now on
 */
export async function tearableWrites(): Promise<(nth: number) => void> {
  let left = Number.POSITIVE_INFINITY;
  const count = (tear: () => void): void => {
    left -= 1;
    if (left > 0) return;
    // The half is written by functions of node:fs too.
    left = Number.POSITIVE_INFINITY;
    tear();
    process.kill(process.pid, "SIGKILL");
  };
  const handle = await open(process.execPath);
  const handles: unknown = Object.getPrototypeOf(handle);
  await handle.close();
  for (const [name, tear] of Object.entries(tears)) {
    replace(fs, name, tear, count);
    replace(fs.promises, name, tear, count);
    replace(handles, name, byHandle, count);
  }
  syncBuiltinESMExports();
  return (nth) => {
    left = nth;
  };
}

function replace(owner: unknown, name: string, tear: Tear, count: (tear: () => void) => void): void {
  if (typeof owner !== "object" || owner === null) return;
  const whole: unknown = Reflect.get(owner, name);
  if (typeof whole !== "function") return;
  const counted: unknown = new Proxy(whole, {
    apply: (call, self, args: readonly unknown[]): unknown => {
      // The kit's own channels are descriptors too.
      if (!isStandardStream(args[0])) count(() => tear(self, args));
      return Reflect.apply(call, self, args);
    },
  });
  Reflect.set(owner, name, counted);
}

/** `rest` is what follows the descriptor: a text, bytes with or without their range, or a list of bytes. */
function writeHalf(fd: unknown, [data, ...range]: readonly unknown[]): void {
  if (typeof fd !== "number") return;
  const [first] = range;
  const { offset, length, position } = isRange(first) ? first : { offset: first, length: range[1], position: range[2] };
  if (!ArrayBuffer.isView(data)) {
    original.writeSync(fd, halfOf(data), 0, undefined, typeof offset === "number" ? offset : null);
    return;
  }
  const from = typeof offset === "number" ? offset : 0;
  const bytes = typeof length === "number" ? length : data.byteLength - from;
  const half = new Uint8Array(data.buffer, data.byteOffset + from, Math.floor(bytes / 2));
  original.writeSync(fd, half, 0, undefined, typeof position === "number" ? position : null);
}

/** Nothing of what comes piece by piece. */
function halfOf(data: unknown): Uint8Array {
  const first: unknown = Array.isArray(data) ? data[0] : data;
  if (typeof first === "string") return halfOf(Buffer.from(first));
  if (!ArrayBuffer.isView(first)) return new Uint8Array();
  return new Uint8Array(first.buffer, first.byteOffset, Math.floor(first.byteLength / 2));
}

function descriptorOf(file: unknown): number | undefined {
  const fd = typeof file === "object" && file !== null && "fd" in file ? file.fd : file;
  return typeof fd === "number" ? fd : undefined;
}

function flagOf(options: unknown): string | undefined {
  const flag = typeof options === "object" && options !== null && "flag" in options ? options.flag : undefined;
  return typeof flag === "string" ? flag : undefined;
}

function isPath(file: unknown): file is string | Buffer | URL {
  return typeof file === "string" || file instanceof Uint8Array || file instanceof URL;
}

function isRange(
  value: unknown,
): value is { readonly offset?: unknown; readonly length?: unknown; readonly position?: unknown } {
  return typeof value === "object" && value !== null;
}

function isStandardStream(file: unknown): boolean {
  return typeof file === "number" && file <= 2;
}
