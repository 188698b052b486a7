#!/usr/bin/env node
import { run } from "./command/run.ts";
import { inTypedWords, typedFor } from "./command/typed-command.ts";

const typed = typedFor(import.meta.url);

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  workingDirectory: process.cwd(),
  out: (text) => process.stdout.write(inTypedWords(text, typed)),
  err: (text) => process.stderr.write(inTypedWords(text, typed)),
  isInteractive: process.stderr.isTTY,
});
