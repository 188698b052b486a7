import { flatten, type Schema, type SchemaLibrary } from "./schema-library.ts";

const HEADER = `// Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this.
import type { RequestedAction } from "./types.ts";
`;

const REQUEST = ".request";

/** The text of `protocol-lists.ts`: what several schemas say together. */
export function protocolLists(library: SchemaLibrary): string {
  return [
    HEADER,
    "/** Fields of requests that name something. */",
    `export const identifierFields = ${list(identifierFields(library))} as const;\n`,
    "/** What `policy_context.requested_action` has to be; a request without a policy context is left out. */",
    `export const actionOfRequest: { readonly [Request in string]?: RequestedAction } = ${record(actions(library))};\n`,
    "/** The state that a memory is in after an action, as the answer says. */",
    `export const stateAfterAction = ${record(statesAfter(library))} as const;\n`,
  ].join("\n");
}

/**
 * Fields that name something are called `id`, or end in `_id` or `_key`; one that is called otherwise says so in its
 * schema, with the `$comment` "identifier".
 */
function identifierFields(library: SchemaLibrary): string[] {
  const found = new Set<string>();
  const seen = new Set<Schema>();
  const visit = (schema: Schema): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (/(?:^id|_id|_key)$/.test(key) || property.$comment === "identifier") found.add(key);
    }
    for (const part of partsOf(library, schema)) visit(part);
  };
  for (const name of requestNames(library)) visit(library.file(name));
  return [...found].toSorted();
}

function partsOf(library: SchemaLibrary, schema: Schema): Schema[] {
  const { $ref, items, properties = {}, allOf = [], anyOf = [], oneOf = [] } = schema;
  return [
    ...($ref === undefined ? [] : [library.resolve($ref)]),
    ...(items === undefined ? [] : [items]),
    ...Object.values(properties),
    ...allOf,
    ...anyOf,
    ...oneOf,
  ];
}

function actions(library: SchemaLibrary): [request: string, action: string][] {
  return requestNames(library).flatMap((name) => {
    const action = constantAt(library, name, "policy_context", "requested_action");
    return action === undefined ? [] : [[name, action]];
  });
}

function statesAfter(library: SchemaLibrary): [action: string, state: string][] {
  return actions(library).flatMap(([request, action]) => {
    const state = constantAt(library, `${request.slice(0, -REQUEST.length)}.response`, "data", "state");
    return state === undefined ? [] : [[action, state]];
  });
}

/** The one value that a member of a body's member may have. */
function constantAt(library: SchemaLibrary, name: string, key: string, member: string): string | undefined {
  return flatten(library, library.file(name)).properties?.[key]?.properties?.[member]?.const;
}

function requestNames(library: SchemaLibrary): string[] {
  return library.names.filter((name) => name.endsWith(REQUEST));
}

function list(values: readonly string[]): string {
  return `[\n${values.map((value) => `  ${JSON.stringify(value)},`).join("\n")}\n]`;
}

function record(entries: readonly (readonly [key: string, value: string])[]): string {
  return `{\n${entries.map(([key, value]) => `  ${keyText(key)}: ${JSON.stringify(value)},`).join("\n")}\n}`;
}

function keyText(key: string): string {
  return /^[a-z_]+$/.test(key) ? key : JSON.stringify(key);
}
