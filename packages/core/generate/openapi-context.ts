import type { Json } from "./openapi-parts.ts";
import type { Schema } from "./schema-library.ts";

/** UTF-16 units of a text in a policy context: it goes into the audit log with every request. */
const TEXT_LENGTH = 512;

/** UTF-16 units of a tenant's name, which stands in every line of the log. */
export const TENANT_LENGTH = 128;

/** UTF-8 bytes of the JSON of a whole policy context. */
const CONTEXT_BYTES = 8 * 1024;

/** The schema of a policy context with bounds that no setting moves. */
export function shortContext(schema: Schema): Schema & Json {
  const properties = Object.entries(schema.properties ?? {}).map(([key, property]): [string, Schema] => {
    const isText = property.type === "string" && property.enum === undefined;
    return [key, isText ? { ...property, maxLength: key === "tenant_id" ? TENANT_LENGTH : TEXT_LENGTH } : property];
  });
  return { ...schema, properties: Object.fromEntries(properties), "x-mgp-max-bytes": CONTEXT_BYTES };
}
