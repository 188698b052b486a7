import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The part of JSON Schema 2020-12 that the protocol's files use. */
export type Schema = {
  $schema?: string;
  $id?: string;
  $ref?: string;
  /** For the generator of lists alone. */
  $comment?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  const?: string;
  enum?: string[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  uniqueItems?: boolean;
  items?: Schema;
  required?: string[];
  additionalProperties?: false;
  properties?: Record<string, Schema>;
  dependentRequired?: Record<string, string[]>;
  if?: Schema;
  then?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  $defs?: Record<string, Schema>;
};

const EXTENSION = ".schema.json";
const DEFINITION = "#/$defs/";

/** All schema files of a folder by name, with every `$ref` made independent of the file it stands in. */
export class SchemaLibrary {
  readonly #files: ReadonlyMap<string, Schema>;

  /** @param keepComments whether `$comment`, which is in no validator and no document, is read too */
  constructor(folder: string, { keepComments = false }: { readonly keepComments?: boolean } = {}) {
    const names = readdirSync(folder)
      .filter((file) => file.endsWith(EXTENSION))
      .map((file) => file.slice(0, -EXTENSION.length))
      .toSorted();
    this.#files = new Map(
      names.map((name) => [
        name,
        parseSchema(name, readFileSync(path.join(folder, name + EXTENSION), "utf8"), keepComments),
      ]),
    );
  }

  get names(): string[] {
    return [...this.#files.keys()];
  }

  /** The whole file of that name. */
  file(name: string): Schema {
    const schema = this.#files.get(name);
    if (!schema) throw new Error(`There is no schema file ${name}${EXTENSION}.`);
    return schema;
  }

  /** What a `$ref` of a loaded schema points to: a file, or an entry of a file's `$defs`. */
  resolve(reference: string): Schema {
    const [name, key] = reference.split(DEFINITION);
    const file = this.file(name ?? "");
    const target = key === undefined ? file : file.$defs?.[key];
    if (!target) throw new Error(`${reference} points to nothing.`);
    return target;
  }
}

function parseSchema(name: string, text: string, keepComments: boolean): Schema {
  const schema: unknown = JSON.parse(text, (key, value: unknown) => {
    if (key === "$comment" && !keepComments) return undefined;
    return key === "$ref" && typeof value === "string" ? absoluteReference(name, value) : value;
  });
  if (!isSchema(schema)) throw new Error(`${name}${EXTENSION} is not a schema.`);
  return schema;
}

/** The files are ours, and a test holds them against the metaschema; here an object is enough. */
function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && "$id" in value;
}

/** `memory-object` or `memory-object#/$defs/subject`, whatever the place it is written in. */
function absoluteReference(name: string, reference: string): string {
  const [file, key] = reference.split(DEFINITION);
  const target = file === "" || file === "#" ? name : (file ?? "").slice(0, -EXTENSION.length);
  return key === undefined ? target : target + DEFINITION + key;
}

/** `Memory object` becomes `MemoryObject`: titles name types, validators and OpenAPI components alike. */
export function nameOf(schema: Schema): string {
  if (!schema.title) throw new Error("A schema that is referred to needs a title.");
  return schema.title
    .split(" ")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** Both schemas at once, as `allOf` means it, in one object. The second one wins where only one can. */
export function merge(first: Schema, second: Schema): Schema {
  const required = [...new Set([...(first.required ?? []), ...(second.required ?? [])])];
  const allOf = [...(first.allOf ?? []), ...(second.allOf ?? [])];
  const properties = { ...first.properties };
  for (const [key, schema] of Object.entries(second.properties ?? {})) {
    properties[key] = merge(properties[key] ?? {}, schema);
  }
  return {
    ...first,
    ...second,
    ...(required.length > 0 && { required }),
    ...(allOf.length > 0 && { allOf }),
    ...(Object.keys(properties).length > 0 && { properties }),
  };
}

/** The schema with everything in its `allOf` folded in, conditions aside. */
export function flatten(library: SchemaLibrary, schema: Schema): Schema {
  const { allOf = [], ...rest } = schema;
  const conditions = allOf.filter((part) => part.if);
  let flat: Schema = {};
  for (const part of allOf) {
    if (part.if) continue;
    const { $ref, ...own } = part;
    const target = $ref === undefined ? {} : flatten(library, library.resolve($ref));
    flat = merge(flat, merge(target, own));
  }
  return merge(flat, conditions.length > 0 ? { ...rest, allOf: conditions } : rest);
}

/** The keys of a list of `{ required: [key] }`, when that is all it is. */
export function alternativeKeys(alternatives: readonly Schema[] | undefined): string[] | undefined {
  const keys = alternatives?.map((schema) => (Object.keys(schema).length === 1 ? schema.required?.[0] : undefined));
  return keys?.every((key) => key !== undefined) ? keys : undefined;
}

/** The schema that a choice between it and null allows. */
export function nullableTarget(schema: Schema): Schema | undefined {
  const [target, none] = schema.anyOf ?? [];
  return none?.type === "null" ? target : undefined;
}
