#!/usr/bin/env node
import { run } from "./command/run.ts";
import { WORKER } from "./processes/store-process.ts";
import { serveStore } from "./processes/worker.ts";

if (process.argv[2] === WORKER) {
  serveStore();
} else {
  process.exitCode = await run(process.argv.slice(2), {
    workingDirectory: process.cwd(),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
