import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { samples } from "./samples.ts";
import { accepts, isRecord, readSchema, schemaNames } from "./schema-reference.ts";

const operations = [
  "initialize",
  "write-memory",
  "write-batch",
  "search-memory",
  "get-memory",
  "update-memory",
  "expire-memory",
  "revoke-memory",
  "delete-memory",
  "purge-memory",
  "export",
  "import",
  "sync",
  "get-task",
  "cancel-task",
  "audit-query",
];
const objects =
  "capabilities.response adapter-manifest async-task audit-event backend-capabilities error-code lineage-link memory-candidate " +
  "memory-content-preference memory-content-procedural-rule memory-content-relationship memory-content-semantic-fact " +
  "memory-evidence memory-merge-hint memory-object negotiated-capabilities partial-failure policy-context progress-event " +
  "protocol-capabilities recall-intent redaction-info request-envelope response-envelope retrieval-mode return-mode " +
  "runtime-capabilities score-kind search-result-item";

describe("the schema files", () => {
  test("are the 61 of the protocol", () => {
    const expected = [...operations.flatMap((name) => [`${name}.request`, `${name}.response`]), ...objects.split(" ")];
    expect(expected).toHaveLength(61);
    expect(schemaNames).toEqual(expected.toSorted());
  });

  test.each([...schemaNames])("%s is JSON Schema 2020-12 under its own id", (name) => {
    const schema = readSchema(name);
    const ajv = new Ajv2020();
    expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema["$id"]).toBe(`https://mgp.dev/schemas/${name}.schema.json`);
    expect(ajv.validateSchema(schema) === true ? "" : ajv.errorsText()).toBe("");
  });

  test.each([...schemaNames])("%s has the title that its name asks for", (name) => {
    const words = name.replace(".", "-").replaceAll("-", " ");
    expect(readSchema(name)["title"]).toBe(words.charAt(0).toUpperCase() + words.slice(1));
  });

  test.each([...schemaNames])("%s describes every property and refers to files by relative name", (name) => {
    const bare: string[] = [];
    const references: unknown[] = [];
    JSON.stringify(readSchema(name), (key, value: unknown) => {
      if (key === "$ref") references.push(value);
      if (key === "properties" && isRecord(value)) {
        const entries = Object.entries(value).filter(([, schema]) => isRecord(schema) && !("description" in schema));
        bare.push(...entries.map(([property]) => property));
      }
      return value;
    });
    const relative = /^(?:[a-z.-]+\.schema\.json)?(?:#(?:\/\$defs\/[a-z_]+)?)?$/;
    expect(references.filter((reference) => !relative.test(String(reference)))).toEqual([]);
    // What narrows a key of the envelope, or tests one, needs no words of its own.
    const narrowing = new Set(["policy_context", "requested_action", "type", "status", "content", "error", "data"]);
    expect(bare.filter((property) => !narrowing.has(property))).toEqual([]);
  });

  test.each(Object.entries(samples))("%s accepts its complete sample", (name, sample) => {
    expect(accepts(name, sample)).toBe(true);
  });

  test("every schema has a sample", () => {
    expect(Object.keys(samples).toSorted()).toEqual([...schemaNames]);
  });
});
