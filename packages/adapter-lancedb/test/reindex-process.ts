import { call } from "@mgp/conformance";
// Runs `reindex` with the settings that it is given as JSON, until it ends or is killed.
import type { Settings } from "@mgp/core";
import { lanceDbAdapter } from "../src/index.ts";

function settingsFrom(text: string): Settings {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) throw new Error("There are no settings.");
  return Object.fromEntries(Object.entries(value).map(([name, setting]) => [name, String(setting)]));
}

const settings = settingsFrom(process.argv[2] ?? "");
const context = { now: Date.now, log: (): void => undefined };
await lanceDbAdapter.reindex?.(lanceDbAdapter.optionsFrom(settings), context, call(), () => undefined);
process.exit(0);
