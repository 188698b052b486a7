import { describe, expect, test } from "vitest";
import type { JsonValue } from "../src/generated/types.ts";
import { requestValidators, responseValidators } from "../src/generated/validators.js";
import { conforms, conformsToResponse, findResponseViolation, findViolation } from "../src/validation.ts";
import type { RequestSchemaName, ResponseSchemaName } from "../src/validation.ts";
import { changed, objectSample, sampleOf, type Path } from "./samples.ts";
import { accepts, errorsOf } from "./schema-reference.ts";

const requestNames = Object.keys(requestValidators).filter(isRequestName);
const responseNames = Object.keys(responseValidators).filter(isResponseName);

describe("a violation names its place", () => {
  const write = sampleOf("write-memory.request");
  const schema = "write-memory.request.schema.json";
  const rows: [place: string, path: Path, value: JsonValue | undefined, field: string, words: string][] = [
    ["a missing key at the top", ["policy_context"], undefined, "root", 'lacks the key "policy_context"'],
    ["an extra key at the top", ["extra"], 1, "root", 'has the key "extra", which is not allowed here'],
    ["a value of the wrong type", ["payload"], "x", "payload", "must be an object"],
    ["a missing key below", ["payload", "memory", "scope"], undefined, "payload.memory", 'lacks the key "scope"'],
    ["an empty string", ["payload", "memory", "memory_id"], "", "payload.memory.memory_id", "must not be empty"],
    [
      "a value outside its list",
      ["payload", "memory", "source", "kind"],
      "rumour",
      "payload.memory.source.kind",
      'must be one of "chat", "tool", "document", "human", "system", "external"',
    ],
    ["a number out of bounds", ["payload", "memory", "confidence"], 2, "payload.memory.confidence", "must be <= 1"],
    [
      "an item of a list",
      ["payload", "memory", "evidence", 0, "kind"],
      undefined,
      "payload.memory.evidence.0",
      'lacks the key "kind"',
    ],
    [
      "another action",
      ["policy_context", "requested_action"],
      "read",
      "policy_context.requested_action",
      'must be "write"',
    ],
    [
      "the content of a type",
      ["payload", "memory", "type"],
      "preference",
      "payload.memory.content",
      'lacks the key "statement"',
    ],
    [
      "a choice of keys",
      ["payload", "memory"],
      undefined,
      "payload",
      'must have exactly one of the keys "memory", "candidate"',
    ],
  ];

  test.each(rows)("%s", (_place, path, value, field, words) => {
    const violation = findViolation("write-memory.request", changed(write, path, value));
    expect(violation).toEqual({ field, message: `${field} ${words}`, schema });
  });

  test("the whole value", () => {
    expect(findViolation("memory-object", 5)).toEqual({
      field: "root",
      message: "root must be an object",
      schema: "memory-object.schema.json",
    });
  });

  test("one item among many", () => {
    const items = Array.from({ length: 12 }, () => ({ memory: sampleOf("memory-object") }));
    const request = changed(sampleOf("write-batch.request"), ["payload", "items"], items);
    const broken = changed(
      changed(request, ["payload", "items", 10, "memory"], 1),
      ["payload", "items", 9, "memory"],
      1,
    );
    expect(findViolation("write-batch.request", broken)?.field).toBe("payload.items.9.memory");
  });

  test("a choice of several keys", () => {
    const search = changed(sampleOf("search-memory.request"), ["payload"], { limit: 1 });
    expect(findViolation("search-memory.request", search)?.message).toBe(
      'payload must have at least one of the keys "query", "intent"',
    );
    const initialize = { request_id: "r", protocol_version: "0.1", preferred_version: "0.1", client: {} };
    expect(findViolation("initialize.request", initialize)?.message).toBe(
      'root has the key "preferred_version" and lacks "supported_versions", which it needs',
    );
  });

  test("and repeats no value, and no more of a key than can be read", () => {
    const secret = "correct horse battery staple";
    const value = changed(write, ["payload", "memory", "sensitivity"], secret);
    expect(JSON.stringify(findViolation("write-memory.request", value))).not.toContain(secret);
    const long = findViolation("write-memory.request", changed(write, ["k".repeat(100_000)], 1));
    expect(long?.message.length).toBeLessThan(200);
  });

  test("in an answer", () => {
    const answer = changed(sampleOf("get-memory.response"), ["data", "return_mode"], "all");
    expect(findResponseViolation("get-memory.response", answer)?.field).toBe("data.return_mode");
    const page = changed(sampleOf("export.response"), ["data"], {});
    expect(findResponseViolation("export.response", page)).toEqual({
      field: "data",
      message: "data must have exactly one of its allowed forms",
      schema: "export.response.schema.json",
    });
  });
});

test("a key named __proto__ is an extra key", () => {
  const value: unknown = JSON.parse('{"request_id":"r","task_id":"t","__proto__":{}}');
  expect(findViolation("get-task.request", value)?.message).toBe(
    'root has the key "__proto__", which is not allowed here',
  );
});

test.each([
  ["keywords", (index: number) => ({ index })],
  ["target_memory_types", String],
])("a hostile list of %s is refused without comparing its items with each other", (key, itemOf) => {
  let reads = 0;
  const list = new Proxy(
    Array.from({ length: 50_000 }, (_, index) => itemOf(index)),
    {
      get: (items, name, receiver): unknown => {
        reads += 1;
        return Reflect.get(items, name, receiver);
      },
    },
  );
  const value = changed(sampleOf("recall-intent"), [key], list);
  expect(findViolation("recall-intent", value)?.field).toBe(`${key}.0`);
  expect(reads).toBeLessThan(list.length * 4);
});

describe("the compiled validators agree with the schema files", () => {
  test.each(requestNames)("%s", (name) => {
    const disputed = [...mutations(sampleOf(name))].filter(
      (value) => conforms(name, value) !== accepts(name, value) || !samePlace(name, value),
    );
    expect(disputed).toEqual([]);
  });

  test.each(responseNames)("%s", (name) => {
    const disputed = [...mutations(sampleOf(name))].filter(
      (value) =>
        conformsToResponse(name, value) !== accepts(name, value) ||
        (findResponseViolation(name, value) === undefined) !== accepts(name, value),
    );
    expect(disputed).toEqual([]);
  });

  test.each(requestNames)("%s, with two faults", (name) => {
    const sample = objectSample(name);
    const random = generator(name.length);
    const values = Array.from({ length: 300 }, () => {
      const once = changed(sample, pick(places(sample), random) ?? [], pick(STRANGERS, random));
      return changed(once, pick(places(once), random) ?? [], pick(STRANGERS, random));
    });
    expect(values.filter((value) => !samePlace(name, value))).toEqual([]);
  });
});

/** Whether the violation is at the place that the contract asks for. */
function samePlace(name: RequestSchemaName, value: JsonValue): boolean {
  // Where a value may be null the files know two forms and report at their fork; the compiled ones look inside.
  return name === "async-task" || findViolation(name, value)?.field === smallestPath(name, value);
}

const STRANGERS: readonly (JsonValue | undefined)[] = [
  undefined,
  null,
  "",
  "x",
  "preference",
  -1,
  0.5,
  true,
  [],
  [1],
  ["a", "a"],
  {},
  { x: 1 },
];

/** The value with every place of it, one at a time, taken away, replaced or given an extra key. */
function* mutations(sample: JsonValue): Generator<JsonValue> {
  yield sample;
  for (const path of places(sample)) {
    for (const stranger of STRANGERS) yield changed(sample, path, stranger);
  }
}

/** Every place inside a value, and one more key in every object. */
function places(value: JsonValue, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : [...Object.entries(value), ["surplus", 1] as const];
  return [path, ...entries.flatMap(([key, item]) => places(item, [...path, key]))];
}

/** What the contract reports: among all errors of the files the one whose path is smallest, element by element. */
function smallestPath(name: RequestSchemaName, value: JsonValue): string | undefined {
  const paths = errorsOf(name, value)
    .filter((error) => error.keyword !== "if")
    .map((error) => error.instancePath.split("/").slice(1))
    .toSorted((first, second) => compare(first, second));
  return paths[0] && (paths[0].join(".") || "root");
}

function compare(first: readonly string[], second: readonly string[]): number {
  const index = first.findIndex((segment, position) => segment !== second[position]);
  const [one, other] = [first[index], second[index]];
  if (one === undefined) return first.length - second.length;
  if (other === undefined) return 1;
  const numbers = Number(one) - Number(other);
  if (!Number.isNaN(numbers)) return numbers;
  return one < other ? -1 : 1;
}

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** A small repeatable generator, so that a failure can be run again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function isRequestName(name: string): name is RequestSchemaName {
  return name in requestValidators;
}

function isResponseName(name: string): name is ResponseSchemaName {
  return name in responseValidators;
}
