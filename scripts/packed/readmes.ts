import { mkdirSync, readFileSync } from "node:fs";
import { run } from "./programs.ts";

/** The lines of a README that install something by its name, in their order. */
function installLines(readme: string): readonly string[] {
  const blocks = [...readFileSync(readme, "utf8").matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = ""]) => block);
  return blocks.flatMap((block) => block.split("\n")).filter((line) => /^npm (?:install|create) \S/.test(line));
}

/** Types what a README says, in a new folder. */
export function followReadme(readme: string, folder: string): void {
  const lines = installLines(readme);
  if (lines.length === 0) return;
  mkdirSync(folder, { recursive: true });
  run(folder, "sh", "-ec", lines.join("\n"));
}
