import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Conversation } from "./conversation.ts";
import { LocomoError } from "./locomo-error.ts";
import { parseConversation } from "./parse-conversation.ts";

/** The conversations in files, and in the `.json` files of folders. */
export function readConversations(places: readonly string[]): readonly Conversation[] {
  const files = places.flatMap(filesOf);
  if (files.length === 0) throw new LocomoError(`no .json file in ${places.join(", ")}`);
  return files.map((file) => parseConversation(path.basename(file, ".json"), readFileSync(file, "utf8")));
}

function filesOf(place: string): readonly string[] {
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats === undefined) throw new LocomoError(`${place} does not exist`);
  if (!stats.isDirectory()) return [place];
  const names = readdirSync(place).filter((name) => name.endsWith(".json"));
  return names.toSorted().map((name) => path.join(place, name));
}
