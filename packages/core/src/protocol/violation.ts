import type { ValidatorError } from "./validator.ts";

/** Why a value does not conform to a schema, in the terms of the protocol's error details. */
export type Violation = {
  /** Dotted path with array indexes as numbers, `root` for the top level. A missing or an extra key counts to its object. */
  field: string;
  /** Names the key, what is wrong and what is expected. Never contains a value. */
  message: string;
  /** File name of the schema that was checked. */
  schema: string;
};

/** The violation that the contract reports among a validator's errors: the one with the smallest path. */
export function violationOf(schemaName: string, errors: readonly ValidatorError[] | null | undefined): Violation {
  const schema = `${schemaName}.schema.json`;
  const [first, ...others] = (errors ?? []).filter((error) => error.keyword !== "if");
  if (!first) return { field: "root", message: "root is not valid", schema };
  const error = others.reduce((smallest, other) => (precedes(other, smallest) ? other : smallest), first);
  const field = segmentsOf(error).join(".") || "root";
  return { field, message: `${field} ${describe(error)}`, schema };
}

function precedes(error: ValidatorError, other: ValidatorError): boolean {
  const order = comparePaths(segmentsOf(error), segmentsOf(other));
  // The choice itself says more than what one of its alternatives lacks.
  return order < 0 || (order === 0 && (error.keyword === "oneOf" || error.keyword === "anyOf"));
}

function segmentsOf(error: ValidatorError): string[] {
  return error.instancePath.split("/").slice(1);
}

function comparePaths(first: readonly string[], second: readonly string[]): number {
  for (const [index, segment] of first.entries()) {
    const other = second[index];
    if (other === undefined) return 1;
    const order = compareSegments(segment, other);
    if (order !== 0) return order;
  }
  return first.length - second.length;
}

/** Keys of our schemas never begin with a digit, so what looks like a number is an array index. */
function compareSegments(first: string, second: string): number {
  const difference = Number(first) - Number(second);
  if (!Number.isNaN(difference)) return difference;
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function describe({ keyword, params }: ValidatorError): string {
  switch (keyword) {
    case "required":
      return `lacks the key ${quote(params["missingProperty"])}`;
    case "additionalProperties":
      return `has the key ${quote(params["additionalProperty"])}, which is not allowed here`;
    case "dependencies":
      return `has the key ${quote(params["property"])} and lacks ${quote(params["missingProperty"])}, which it needs`;
    case "exactlyOneOf":
      return `must have exactly one of the keys ${list(params["keys"])}`;
    case "atLeastOneOf":
      return `must have at least one of the keys ${list(params["keys"])}`;
    case "type":
      return `must be ${[params["type"]].flat().map(article).join(" or ")}`;
    case "const":
      return `must be ${quote(params["allowedValue"])}`;
    case "enum":
      return `must be one of ${list(params["allowedValues"])}`;
    case "minLength":
      return "must not be empty";
    case "minItems":
      return `must have at least ${params["limit"] === 1 ? "one item" : `${String(params["limit"])} items`}`;
    case "minimum":
    case "maximum":
      return `must be ${String(params["comparison"])} ${String(params["limit"])}`;
    case "pattern":
      return `must match ${String(params["pattern"])}`;
    case "distinct":
      return "must not repeat an item";
    case "oneOf":
      return "must have exactly one of its allowed forms";
    default:
      return "is not valid";
  }
}

/** An extra key is the caller's own text and may be of any length. */
const LONGEST_KEY = 64;

function quote(name: unknown): string {
  const text = String(name);
  return JSON.stringify(text.length > LONGEST_KEY ? `${text.slice(0, LONGEST_KEY)}…` : text);
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map(quote).join(", ") : "";
}

function article(type: unknown): string {
  const name = String(type);
  if (name === "null") return name;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}
