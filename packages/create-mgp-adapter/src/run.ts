import path from "node:path";
import { scaffold, type Scaffolded } from "./scaffold.ts";

const USAGE = `Usage: npm create mgp-adapter <name>

Makes the folder mgp-adapter-<name> with a working adapter of the Memory Governance Protocol.
A name is words of a-z and digits, joined by hyphens: my-store.
`;

/** What the command needs of its process. */
export interface CommandContext {
  readonly workingDirectory: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs the command and answers with its exit code. */
export function run(args: readonly string[], { workingDirectory, out, err }: CommandContext): number {
  const [name, ...others] = args;
  if (name === "--help" || name === "-h") {
    out(USAGE);
    return 0;
  }
  if (name === undefined || others.length > 0) {
    err(USAGE);
    return 1;
  }
  try {
    out(nextSteps(scaffold(name, workingDirectory), workingDirectory));
    return 0;
  } catch (error) {
    err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function nextSteps({ packageName, folder, files }: Scaffolded, workingDirectory: string): string {
  return `Made ${packageName} (${String(files.length)} files), an adapter that works and keeps memories in the process.

  cd ${path.relative(workingDirectory, folder)}
  npm install
  npm test                  the conformance kit, on the sources
  npm run conformance       the same, on the built package

README.md says what to replace by your backend. The gateway runs it, once it is installed, with
  MGP_ADAPTER=${packageName} npx mgp-gateway
`;
}
