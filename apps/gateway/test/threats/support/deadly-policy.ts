import { writeFileSync } from "node:fs";
import path from "node:path";

/** The id of a memory that ends the process of the gateway that writes it. */
export const deadly = "deadly";

/** A policy module under which the process is killed as soon as it is asked about the deadly memory. */
export function writeDeadlyPolicy(folder: string): string {
  const file = path.join(folder, "deadly-policy.mjs");
  const kill = 'process.kill(process.pid, "SIGKILL")';
  const decide = `(question) => (question.memory.memory_id === "${deadly}" ? ${kill} : builtIn.decide(question))`;
  writeFileSync(file, `export default (builtIn) => ({ decide: ${decide} });\n`);
  return file;
}
