import { forbiddenKeys, identifierKeys } from "../src/protocol/field-names.ts";
import { component, type Json } from "./openapi-parts.ts";
import type { Schema } from "./schema-library.ts";
import { stated } from "./stated-limits.ts";

/** What no key may hold: `keyFault`. */
const NO_BACKSLASH = String.raw`^[^\\]*$`;

/** Where a value stands, which decides what holds for it. */
export interface Place {
  /** The key of the object that it is a member of, or of the list that it is in. */
  readonly key?: string;
  readonly inContent: boolean;
}

/** Clamped by the gateway instead of being refused. */
const CLAMPED = "ttl_seconds";

const pageKeys: ReadonlySet<string> = new Set(["limit", "top_k"]);

/** Bounds of a string, beside those that its own schema has. */
export function textLimits(schema: Schema, { key, inContent }: Place): Json {
  if (inContent) return {};
  const limits =
    key !== undefined && identifierKeys.has(key) ? identifierLimits() : stated({ maxLength: "textLength" });
  return schema.maxLength === undefined ? limits : { allOf: [limits] };
}

function identifierLimits(): Json {
  return { pattern: "^[^\\x00]*$", ...stated({ maxLength: "idLength" }) };
}

/** Integers that do not come back as they were sent are refused, and beyond 2^53 every number is one. */
export function numberLimits({ minimum, maximum }: Schema, { key = "" }: Place): Json {
  if (pageKeys.has(key)) return stated({ maximum: "pageItems" });
  return {
    ...(minimum === undefined && { minimum: Number.MIN_SAFE_INTEGER }),
    ...(maximum === undefined && key !== CLAMPED && { maximum: Number.MAX_SAFE_INTEGER }),
  };
}

/** What an object has to keep to whose keys are a client's own. */
export function freeObject(inContent: boolean): Json {
  return {
    propertyNames: { not: { enum: [...forbiddenKeys] }, pattern: NO_BACKSLASH, ...stated({ maxLength: "keyLength" }) },
    ...stated({ maxProperties: "objectKeys" }),
    additionalProperties: freeValue({ inContent }),
    ...(!inContent && {
      patternProperties: {
        "^content$": component("schemas", "ContentValue"),
        [`^(?:${[...identifierKeys].join("|")})$`]: component("schemas", "IdentifierValue"),
      },
    }),
  };
}

/** Any JSON value. */
export function freeValue({ inContent }: Place): Json {
  return component("schemas", inContent ? "ContentValue" : "FreeValue");
}

/** The components for any JSON value in content, under a key that names something, and elsewhere. */
export function anyValues(): Json {
  return {
    ContentValue: anyValue("Content value", "Anything that JSON can say, as part of a memory's content.", true, {
      type: "string",
    }),
    FreeValue: anyValue("Free value", "Anything that JSON can say, outside of content.", false, {
      type: "string",
      ...stated({ maxLength: "textLength" }),
    }),
    IdentifierValue: anyValue(
      "Identifier value",
      "Anything that JSON can say, under a key that names something.",
      false,
      {
        type: "string",
        ...identifierLimits(),
      },
    ),
  };
}

function anyValue(title: string, description: string, inContent: boolean, text: Json): Json {
  const name = title.replace(" v", "V");
  return {
    title,
    description,
    anyOf: [
      { type: ["boolean", "null"] },
      { type: "number", ...numberLimits({}, { inContent }) },
      text,
      { type: "array", items: component("schemas", name) },
      { type: "object", ...freeObject(inContent) },
    ],
  };
}
