import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { openApiDocument } from "./openapi-document.ts";
import { SchemaLibrary } from "./schema-library.ts";
import { typeDeclarations } from "./type-declarations.ts";
import { validatorBundle } from "./validator-bundle.ts";

/** What a server checks before it acts: requests, and the objects that it makes, merges or loads itself. */
const DOOR = [
  "adapter-manifest",
  "async-task",
  "audit-event",
  "lineage-link",
  "memory-candidate",
  "memory-content-preference",
  "memory-content-procedural-rule",
  "memory-content-relationship",
  "memory-content-semantic-fact",
  "memory-evidence",
  "memory-merge-hint",
  "memory-object",
  "policy-context",
  "recall-intent",
  "request-envelope",
];

/** What a reader of answers checks beside the responses themselves. */
const ANSWERS = ["partial-failure", "progress-event", "redaction-info", "response-envelope", "search-result-item"];

const root = path.join(import.meta.dirname, "../../..");
const schemas = path.join(root, "schemas");
const generated = path.join(root, "packages/core/src/generated");

const library = new SchemaLibrary(schemas);
const requests = await validatorBundle(library, [...DOOR, ...named(".request")], "request");
const responses = await validatorBundle(library, [...ANSWERS, ...named(".response")], "response");
const document = openApiDocument(library);

const outputs = new Map([
  [path.join(generated, "types.ts"), typeDeclarations(library)],
  [path.join(generated, "request-validators.js"), requests.source],
  [path.join(generated, "request-validators.d.ts"), requests.declarations],
  [path.join(generated, "response-validators.js"), responses.source],
  [path.join(generated, "response-validators.d.ts"), responses.declarations],
  [path.join(schemas, "openapi.json"), `${JSON.stringify(document, null, 2)}\n`],
  [path.join(schemas, "openapi.yaml"), stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 })],
]);

const stale = [...outputs].filter(([file, text]) => !existsSync(file) || readFileSync(file, "utf8") !== text);
const names = stale.map(([file]) => path.relative(root, file).replaceAll(path.sep, "/"));

if (process.argv.includes("--check")) {
  for (const name of names) console.error(`${name} is not current: run \`pnpm generate\`.`);
  process.exitCode = names.length > 0 ? 1 : 0;
} else {
  mkdirSync(generated, { recursive: true });
  for (const [file, text] of stale) writeFileSync(file, text);
  for (const name of names) console.log(`wrote ${name}`);
}

function named(ending: string): string[] {
  return library.names.filter((name) => name.endsWith(ending));
}
