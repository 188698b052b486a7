import { alternativeKeys, flatten, merge, nullableTarget, type Schema, type SchemaLibrary } from "./schema-library.ts";

/** JSON Schema with three keywords of our own, which `validator-bundle.ts` defines, where its own are slow or unclear. */
export type CompilableSchema = Omit<
  Schema,
  "properties" | "items" | "oneOf" | "allOf" | "if" | "then" | "uniqueItems" | "dependentRequired"
> & {
  distinct?: boolean;
  /** What `dependentRequired` was called before 2019. */
  dependencies?: Record<string, string[]>;
  exactlyOneOf?: string[];
  atLeastOneOf?: string[];
  properties?: Record<string, CompilableSchema | true>;
  items?: CompilableSchema;
  oneOf?: CompilableSchema[];
  allOf?: CompilableSchema[];
  if?: CompilableSchema;
  then?: CompilableSchema;
};

/** Objects that stand in many requests; a function each keeps the bundle small. Everything else is written in place. */
const SHARED: ReadonlySet<string> = new Set([
  "adapter-manifest",
  "async-task",
  "audit-event",
  "memory-candidate",
  "memory-content-preference",
  "memory-content-procedural-rule",
  "memory-content-relationship",
  "memory-content-semantic-fact",
  "memory-evidence",
  "memory-merge-hint",
  "memory-object",
  "negotiated-capabilities",
  "protocol-capabilities",
  "policy-context",
  "recall-intent",
  "search-result-item",
]);

/**
 * Rewrites a schema so that a validator which stops at its first error stops at the one with the smallest path.
 * That is the error which the contract reports, and stopping there bounds the time that a hostile body can cost:
 * an object's own rules come before its properties, these come in ascending order, and a condition on a property
 * comes in that property's place.
 */
export class SchemaCompiler {
  readonly #library: SchemaLibrary;

  constructor(library: SchemaLibrary) {
    this.#library = library;
  }

  /** A whole file, under its name as `$id`. */
  file(name: string): CompilableSchema {
    return { ...this.#compile(this.#library.file(name)), $id: name };
  }

  #compile(schema: Schema): CompilableSchema {
    const nullable = nullableTarget(schema);
    if (nullable) return { ...this.#compile({ ...this.#inlined(nullable) }), type: ["object", "null"] };
    if (schema.$ref !== undefined && SHARED.has(schema.$ref) && !schema.properties) return { $ref: schema.$ref };
    const flat = flatten(this.#library, this.#inlined(schema));
    const types = [flat.type ?? []].flat();
    if (flat.properties) return this.#object(flat);
    return { ...scalarRules(flat, types), ...this.#children(flat) };
  }

  #inlined(schema: Schema): Schema {
    const { $ref, ...own } = schema;
    return $ref === undefined ? schema : merge(flatten(this.#library, this.#library.resolve($ref)), own);
  }

  #children(schema: Schema): CompilableSchema {
    return {
      ...(schema.items && { items: this.#compile(schema.items) }),
      ...(schema.oneOf && { oneOf: schema.oneOf.map((part) => this.#compile(part)) }),
    };
  }

  #object(schema: Schema): CompilableSchema {
    const conditions = schema.allOf ?? [];
    const properties = Object.entries(schema.properties ?? {})
      .map(([key, property]): [string, CompilableSchema] => [key, this.#compile(property)])
      .toSorted(([first], [second]) => (first < second ? -1 : 1));
    const type = schema.type ?? "object";
    const rules = objectRules(schema);
    if (conditions.length === 0 && !schema.dependentRequired) {
      return { type, ...rules, properties: Object.fromEntries(properties) };
    }
    const names = Object.fromEntries(properties.map(([key]): [string, true] => [key, true]));
    const steps: CompilableSchema[] = [{ ...rules, properties: names }];
    steps.push(...conditions.filter((part) => !part.then?.properties).map((part) => this.#condition(part)));
    let run: [string, CompilableSchema][] = [];
    for (const entry of properties) {
      run.push(entry);
      const bound = conditions.filter((part) => part.then?.properties?.[entry[0]]);
      if (bound.length === 0) continue;
      steps.push({ properties: Object.fromEntries(run) }, ...bound.map((part) => this.#condition(part)));
      run = [];
    }
    if (run.length > 0) steps.push({ properties: Object.fromEntries(run) });
    return { type, allOf: steps };
  }

  #condition({ if: test, then: consequence }: Schema): CompilableSchema {
    const properties = Object.entries(consequence?.properties ?? {}).map(
      ([key, schema]): [string, CompilableSchema] => [key, this.#compile(schema)],
    );
    return {
      if: { ...(test?.properties && { properties: constants(test.properties) }) },
      // oxlint-disable-next-line unicorn/no-thenable -- the JSON Schema keyword
      then: {
        ...(consequence?.required && { required: consequence.required }),
        ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      },
    };
  }
}

function constants(properties: Record<string, Schema>): Record<string, CompilableSchema> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, { const: value }]) =>
      value === undefined ? [] : [[key, { const: value }]],
    ),
  );
}

function objectRules(schema: Schema): CompilableSchema {
  const exactly = alternativeKeys(schema.oneOf);
  const any = alternativeKeys(schema.anyOf);
  return {
    ...(schema.required && { required: schema.required }),
    ...(schema.additionalProperties === false && { additionalProperties: false }),
    ...(schema.dependentRequired && { dependencies: schema.dependentRequired }),
    ...(exactly && { exactlyOneOf: exactly }),
    ...(any && { atLeastOneOf: any }),
  };
}

/** Formats are left out: the contract has them as annotations. So are titles and descriptions. */
function scalarRules(schema: Schema, types: readonly string[]): CompilableSchema {
  if (types.length === ANY_TYPE) return {};
  const { const: constant, enum: values, pattern, minLength, minimum, maximum, minItems, uniqueItems } = schema;
  if (constant !== undefined) return { const: constant };
  return {
    ...(schema.type !== undefined && { type: schema.type }),
    ...(values && { enum: values }),
    ...(pattern !== undefined && { pattern }),
    ...(minLength !== undefined && { minLength }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(minItems !== undefined && { minItems }),
    ...(uniqueItems !== undefined && { distinct: uniqueItems }),
  };
}

/** How many names JSON Schema has for types; a list of all of them allows anything. */
const ANY_TYPE = 7;
