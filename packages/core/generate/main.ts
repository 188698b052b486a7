import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { protocolLists } from "./protocol-lists.ts";
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

const isCheck = process.argv.includes("--check");
const stale: string[] = [];

const lists = protocolLists(new SchemaLibrary(schemas, { keepComments: true }));
put(path.join(generated, "protocol-lists.ts"), lists);
// The table of operations, of which the document is made, is itself made of the lists.
const { openApiDocument } = await import("./openapi-document.ts");

const library = new SchemaLibrary(schemas);
const validators = await validatorBundle(library, {
  request: [...DOOR, ...named(".request")],
  response: [...ANSWERS, ...named(".response")],
});
const document = openApiDocument(library);

put(path.join(generated, "types.ts"), typeDeclarations(library));
put(path.join(generated, "validators.js"), validators.source);
put(path.join(generated, "validators.d.ts"), validators.declarations);
put(path.join(schemas, "openapi.json"), `${JSON.stringify(document, null, 2)}\n`);
put(path.join(schemas, "openapi.yaml"), stringify(document, { aliasDuplicateObjects: false, lineWidth: 100 }));

for (const name of stale) {
  if (isCheck) console.error(`${name} is not current: run \`pnpm generate\`.`);
  else console.log(`wrote ${name}`);
}
process.exitCode = isCheck && stale.length > 0 ? 1 : 0;

/** Writes a file that is not current; a check only notes that it is not. */
function put(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  stale.push(path.relative(root, file).replaceAll(path.sep, "/"));
  if (isCheck) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function named(ending: string): string[] {
  return library.names.filter((name) => name.endsWith(ending));
}
