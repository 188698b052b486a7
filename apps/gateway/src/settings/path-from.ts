import { homedir } from "node:os";
import path from "node:path";
import { expandHome } from "@mgp/core";

/** The absolute form of a path that an operator gave: `~` is the user's home folder, anything else is relative to a folder. */
export function pathFrom(workingDirectory: string, name: string): string {
  return path.resolve(workingDirectory, expandHome(name, homedir()));
}
