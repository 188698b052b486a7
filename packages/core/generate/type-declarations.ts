import { alternativeKeys, flatten, nameOf, nullableTarget, type Schema, type SchemaLibrary } from "./schema-library.ts";

const HEADER = `// Generated from schemas/*.schema.json by packages/core/generate/main.ts. Change those, not this.

/** Any value that JSON can express. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** Any JSON object. */
export type JsonObject = { [key: string]: JsonValue };
`;

/** The text of `types.ts`: a type for every schema file and for every titled schema within one. */
export function typeDeclarations(library: SchemaLibrary): string {
  const writer = new TypeWriter(library);
  const map = library.names.map((name) => `  ${JSON.stringify(name)}: ${writer.declare(library.file(name))};`);
  const text = [
    HEADER,
    ...writer.declarations,
    comment("Every schema file by its name, with the type of the values that it accepts."),
    `export type SchemaTypes = {\n${map.join("\n")}\n};\n`,
    comment("The name of a schema file, without its extension."),
    "export type SchemaName = keyof SchemaTypes;\n",
  ].join("\n");
  return indented(text);
}

function indented(text: string): string {
  let depth = 0;
  const lines = text.split("\n").map((line) => {
    const code = line.trim();
    if (code.startsWith("}")) depth -= 1;
    const result = "  ".repeat(depth) + code;
    if (code.endsWith("{")) depth += 1;
    return result;
  });
  return lines.map((line) => line.trimEnd()).join("\n");
}

class TypeWriter {
  readonly #library: SchemaLibrary;
  readonly #declared = new Map<string, string>();

  constructor(library: SchemaLibrary) {
    this.#library = library;
  }

  get declarations(): string[] {
    return [...this.#declared.values()];
  }

  /** Declares the named type of a titled schema, once, and returns its name. */
  declare(schema: Schema): string {
    const name = nameOf(schema);
    if (this.#declared.has(name)) return name;
    this.#declared.set(name, "");
    for (const definition of Object.values(schema.$defs ?? {})) this.declare(definition);
    const type = schema.enum
      ? this.#enumeration(name, schema.enum, schema.description)
      : `export type ${name} = ${this.#shape(schema)};\n`;
    // Set again, so that what a type is made of stands above it.
    this.#declared.delete(name);
    this.#declared.set(name, schema.enum ? type : `${comment(schema.description)}\n${type}`);
    return name;
  }

  #enumeration(name: string, values: readonly string[], description: string | undefined): string {
    const list = LIST_NAMES[name] ?? plural(name.charAt(0).toLowerCase() + name.slice(1));
    const items = values.map((value) => JSON.stringify(value)).join(", ");
    return `${comment(`Every \`${name}\`, in the order of the protocol.`)}
export const ${list} = [${items}] as const;
${comment(description)}
export type ${name} = (typeof ${list})[number];
`;
  }

  /** The type of a value in the place where its schema is written: a name where there is one. */
  #reference(schema: Schema): string {
    if (schema.$ref !== undefined) {
      const name = this.declare(this.#library.resolve(schema.$ref));
      return schema.properties ? `${name} & ${this.#members(schema)}` : name;
    }
    const nullable = nullableTarget(schema);
    if (nullable) return `${this.#reference(nullable)} | null`;
    if (!schema.title) return this.#shape(schema);
    return this.declare(schema) + (schema.type?.includes("null") ? " | null" : "");
  }

  #shape(schema: Schema): string {
    const flat = flatten(this.#library, schema);
    if (flat.const !== undefined) return JSON.stringify(flat.const);
    if (flat.enum) return flat.enum.map((value) => JSON.stringify(value)).join(" | ");
    const types = [flat.type ?? []].flat();
    if (types.length === ANY_TYPE) return "JsonValue";
    const named = schema.title !== undefined;
    return types
      .filter((type) => !(named && type === "null"))
      .map((type) => this.#simple(type, flat))
      .join(" | ");
  }

  #simple(type: string, schema: Schema): string {
    if (type === "array") return `${parenthesised(this.#reference(schema.items ?? {}))}[]`;
    if (type === "object") return this.#object(schema);
    return type === "integer" ? "number" : type;
  }

  #object(schema: Schema): string {
    if (schema.oneOf && !alternativeKeys(schema.oneOf))
      return schema.oneOf.map((part) => this.#reference(part)).join(" | ");
    if (!schema.properties) return "JsonObject";
    const members = this.#variants(schema)
      .map((variant) => this.#members(variant))
      .join(" | ");
    return schema.additionalProperties === false ? members : `JsonObject & ${members}`;
  }

  /** One schema for every form of the object that its conditions and alternatives tell apart. */
  #variants(schema: Schema): Schema[] {
    const exclusive = alternativeKeys(schema.oneOf);
    const alternatives = exclusive ?? alternativeKeys(schema.anyOf);
    if (alternatives) return alternatives.map((key) => withAlternative(schema, key, exclusive ?? []));
    return conditionalVariants(schema) ?? [schema];
  }

  #members(schema: Schema): string {
    const lines = Object.entries(schema.properties ?? {}).map(([key, property]) => {
      const optional = schema.required?.includes(key) || schema.$ref !== undefined ? "" : "?";
      const documentation = property.description ? `${comment(property.description)}\n` : "";
      return `${documentation}${key}${optional}: ${isNever(property) ? "never" : this.#reference(property)};`;
    });
    return `{\n${lines.join("\n")}\n}`;
  }
}

/** Lists that are not named by the plural of their type. `errorCodes` is the table that says what each code means. */
const LIST_NAMES: Readonly<Record<string, string>> = { ErrorCode: "errorCodeNames" };

/** How many names JSON Schema has for types; a list of all of them allows anything. */
const ANY_TYPE = 7;
const NEVER: Schema = { type: [] };

function isNever(schema: Schema): boolean {
  return Array.isArray(schema.type) && schema.type.length === 0;
}

function withAlternative(schema: Schema, key: string, exclusive: readonly string[]): Schema {
  const others = exclusive.filter((other) => other !== key);
  const dependents = Object.entries(schema.dependentRequired ?? {})
    .filter(([, needed]) => needed.some((other) => others.includes(other)))
    .map(([dependent]) => dependent);
  const absent = [...others, ...dependents].map((other): [string, Schema] => [other, NEVER]);
  return {
    ...schema,
    required: [...(schema.required ?? []), key],
    properties: { ...schema.properties, ...Object.fromEntries(absent) },
  };
}

/** Conditions on the value of one key split a type in variants when they speak of all its values. */
function conditionalVariants(schema: Schema): Schema[] | undefined {
  const [key] = Object.keys(schema.allOf?.[0]?.if?.properties ?? {});
  if (key === undefined) return undefined;
  const variants = (schema.allOf ?? []).map((condition): Schema => {
    const discriminant = { ...schema.properties?.[key], ...condition.if?.properties?.[key] };
    const { title: _named, enum: _values, ...constant } = discriminant;
    const narrowed = Object.entries(condition.then?.properties ?? {}).map(([name, rule]): [string, Schema] => [
      name,
      narrow(schema.properties?.[name] ?? {}, rule),
    ]);
    return {
      ...schema,
      required: [...(schema.required ?? []), ...(condition.then?.required ?? [])],
      properties: { ...schema.properties, [key]: constant, ...Object.fromEntries(narrowed) },
    };
  });
  return variants.length === schema.properties?.[key]?.enum?.length ? variants : undefined;
}

/** A nullable schema of which a condition leaves one half. */
function narrow(schema: Schema, rule: Schema): Schema {
  const remaining = rule.type === "null" ? { type: "null" } : (nullableTarget(schema) ?? {});
  return { ...remaining, ...(schema.description !== undefined && { description: schema.description }) };
}

function plural(word: string): string {
  if (word.endsWith("y")) return `${word.slice(0, -1)}ies`;
  return word.endsWith("s") ? `${word}es` : `${word}s`;
}

function parenthesised(type: string): string {
  return /[|&]/.test(type) && !type.startsWith("{") ? `(${type})` : type;
}

function comment(text: string | undefined): string {
  return `/** ${text ?? ""} */`;
}
