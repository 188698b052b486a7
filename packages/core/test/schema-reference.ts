import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";

const folder = path.join(import.meta.dirname, "../../../schemas");
const EXTENSION = ".schema.json";

/** The names of the checked-in schema files. */
export const schemaNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(EXTENSION))
  .map((file) => file.slice(0, -EXTENSION.length))
  .toSorted();

/** A checked-in schema file, as it is. */
export function readSchema(name: string): Record<string, unknown> {
  const schema: unknown = JSON.parse(readFileSync(path.join(folder, name + EXTENSION), "utf8"));
  if (!isRecord(schema)) throw new Error(`${name} is not a schema.`);
  return schema;
}

/** Whether a value is an object of any kind. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  allErrors: true,
  formats: { "date-time": true },
});
// ajv leaves out items of the wrong type when it looks for repetitions; the reference does not.
ajv.removeKeyword("uniqueItems");
ajv.addKeyword({
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  validate: (_unique: boolean, items: readonly unknown[]) => new Set(items).size === items.length,
});
for (const name of schemaNames) ajv.addSchema(readSchema(name));

/** All errors of a value against a schema file as it is checked in, not as the generator rewrites it. */
export function errorsOf(name: string, value: unknown): readonly ErrorObject[] {
  const validate = ajv.getSchema(`https://mgp.dev/schemas/${name}${EXTENSION}`);
  if (!validate) throw new Error(`There is no schema ${name}.`);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Whether the files accept the value. */
export function accepts(name: string, value: unknown): boolean {
  return errorsOf(name, value).length === 0;
}
