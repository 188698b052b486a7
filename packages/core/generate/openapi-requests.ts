import { isDeepStrictEqual } from "node:util";
import { shortContext } from "./openapi-context.ts";
import { component, type Json } from "./openapi-parts.ts";
import { anyValues, freeObject, freeValue, numberLimits, textLimits, type Place } from "./openapi-values.ts";
import { flatten, nameOf, type Schema, type SchemaLibrary } from "./schema-library.ts";
import { stated } from "./stated-limits.ts";

/** Where the fields of a patch are described. */
const PATCHED = "memory-object";

const CONTEXT = "PolicyContext";

/** Of a patch these are merged key by key, so that a part of them is enough. */
const MERGED: ReadonlySet<string> = new Set(["backend_ref", "content", "extensions"]);

/**
 * The schemas of requests, with everything that the gateway enforces beyond the protocol's own schemas. An object that
 * answers hold too has a component of its own under the name with `Input`: what is stored may be older than a limit.
 */
export class RequestSchemas {
  readonly #library: SchemaLibrary;
  /** Names of the components that answers are made of. */
  readonly #answered: ReadonlySet<string>;
  readonly #components = new Map<string, Json>();

  constructor(library: SchemaLibrary, answered: ReadonlySet<string>) {
    this.#library = library;
    this.#answered = answered;
  }

  /** What the bodies of requests are made of, by name. */
  components(files: readonly string[]): Json {
    for (const file of files) this.#reference(flatten(this.#library, this.#library.file(file)), false);
    return { ...Object.fromEntries(this.#components), ...anyValues() };
  }

  #reference(schema: Schema, inContent: boolean): Json {
    const { $schema: _dialect, $id: _id, $defs: _definitions, ...own } = schema;
    const name = nameOf(schema);
    const limited = this.#limited(name === CONTEXT ? shortContext(own) : own, { inContent });
    if (isDeepStrictEqual(limited, plain(this.#library, own))) return component("schemas", name);
    const limitedName = this.#answered.has(name) ? `${name}Input` : name;
    this.#components.set(limitedName, limited);
    return component("schemas", limitedName);
  }

  #limited(schema: Schema, place: Place): Json {
    const { $ref, properties, items, allOf, then, format, ...own } = schema;
    return {
      ...own,
      ...(format === "date-time" && { examples: [INSTANT] }),
      ...($ref !== undefined && this.#reference(this.#library.resolve($ref), place.inContent)),
      ...(properties && { properties: this.#properties(properties, place) }),
      ...(items && { items: this.#limited(items, place) }),
      ...(allOf && { allOf: allOf.map((part) => this.#limited(part, place)) }),
      // oxlint-disable-next-line unicorn/no-thenable -- the JSON Schema keyword
      ...(then && { then: this.#limited(then, place) }),
      ...this.#limits(schema, place),
    };
  }

  #properties(properties: Readonly<Record<string, Schema>>, { inContent }: Place): Json {
    return Object.fromEntries(
      Object.entries(properties).map(([key, schema]) => [
        key,
        key === "patch"
          ? this.#patch(schema)
          : this.#limited(schema, { key, inContent: inContent || key === "content" }),
      ]),
    );
  }

  /** The result of a patch has to be a memory, so a patch holds fields of a memory. */
  #patch(schema: Schema): Json {
    const fields = Object.entries(this.#library.file(PATCHED).properties ?? {}).map(([key, field]) => [
      key,
      MERGED.has(key)
        ? { ...field, ...freeObject(key === "content") }
        : this.#limited(field, { key, inContent: false }),
    ]);
    return { ...schema, properties: Object.fromEntries(fields), additionalProperties: false };
  }

  #limits(schema: Schema, place: Place): Json {
    if (schema.const !== undefined || schema.enum !== undefined || schema.$ref !== undefined) return {};
    const types = [schema.type ?? []].flat();
    if (types.length === ANY_TYPE) return freeValue(place);
    return {
      ...(types.includes("string") && textLimits(schema, place)),
      ...(types.some((type) => type === "integer" || type === "number") && numberLimits(schema, place)),
      ...(types.includes("array") &&
        (place.key === "items" || place.key === "memories") &&
        stated({ maxItems: "batchItems" })),
      ...(types.includes("object") && schema.additionalProperties !== false && freeObject(place.inContent)),
    };
  }
}

/** A schema as the document has it where no limit is stated: its references point to components. */
export function plain(library: SchemaLibrary, schema: Schema): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" ? component("schemas", nameOf(library.resolve(value)))["$ref"] : value,
  );
}

/** Dates are not checked, so that a format would promise too much; the form is shown instead. */
const INSTANT = "2026-01-31T08:00:00Z";

/** How many names JSON Schema has for types; a list of all of them allows anything. */
const ANY_TYPE = 7;
