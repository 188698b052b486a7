import { fileURLToPath } from "node:url";

const FRAME = /^ +at /;
const PLACE = /(?:file:\/\/)?((?:[A-Za-z]:)?[/\\][^():]*:\d+:\d+)\)?$/;

const KIT = fileURLToPath(new URL(".", import.meta.url));
const CORE = fileURLToPath(new URL(".", import.meta.resolve("@mgp/core")));

/** Where an error was made and by way of which calls, without those inside of Node.js. */
export function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  return error.stack.split("\n").filter((line) => FRAME.test(line) && !line.includes("node:"));
}

/**
 * The adapter's own line: of what was called before anything of the kit's, in the error or else in what caused it, the
 * first that is neither core's, nor in a dependency where there is another.
 *
 * @returns `file:line:column`; nothing where none of the adapter's code threw
 */
export function adapterLineOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const places = framesOf(error)
    .map((frame) => PLACE.exec(frame)?.[1])
    .filter((place) => place !== undefined);
  const kit = places.findIndex((place) => place.startsWith(KIT));
  const called = places.slice(0, kit === -1 ? undefined : kit).filter((place) => !place.startsWith(CORE));
  return called.find((place) => !place.includes("node_modules")) ?? adapterLineOf(error.cause) ?? called[0];
}
