#!/usr/bin/env node
// The command of every package that has one: its build puts this beside `main.js`, which an old Node.js cannot read.
import { readFileSync } from "node:fs";
import { refusal } from "./supported.mjs";

const { bin, engines } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const sentence = refusal(Object.keys(bin)[0], process.versions.node, engines.node);
if (sentence === undefined) {
  // Not a name that the build could follow.
  void import(new URL("main.js", import.meta.url).href);
} else {
  console.error(sentence);
  process.exitCode = 1;
}
