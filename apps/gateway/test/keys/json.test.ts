import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withItem, withMember, withMemberReplaced } from "../../src/json/json-edit.ts";
import { JsonSpot, jsonFaultPlace, placeOf } from "../../src/json/json-spot.ts";
import { walkJson, type JsonPath } from "../../src/json/json-walk.ts";

const layouts = fc.constantFrom<string | number | undefined>(undefined, 1, 2, 4, "\t");

/** Every value of a document with its path, the inner ones first. */
function valuesOf(value: unknown, path: JsonPath = []): readonly (readonly [JsonPath, unknown])[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item: unknown, index) => valuesOf(item, [...path, index]))
    : typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([name, member]) => valuesOf(member, [...path, name]))
      : [];
  return [...inner, [path, value]];
}

const documents = fc
  .jsonValue({ maxDepth: 4, stringUnit: "binary" })
  .filter((value) => !/"[^"]*\\[^"]*":/.test(JSON.stringify(value)));

test("of every value it is known where it stands", () => {
  fc.assert(
    fc.property(documents, layouts, (document, layout) => {
      const text = JSON.stringify(document, null, layout);
      const found: (readonly [JsonPath, unknown])[] = [];
      const end = walkJson(text, (path, { start, end: behind }) => {
        const value: unknown = JSON.parse(text.slice(start, behind));
        found.push([[...path], value]);
      });
      expect(end).toBeUndefined();
      const order = JSON.stringify(valuesOf(JSON.parse(text)));
      expect(JSON.stringify(found)).toBe(order);
    }),
  );
});

test("what is no JSON is found at the first place where it can be none", () => {
  const faults = [
    ['{\n  "a": 1,\n}', "Line 3, column 1"],
    ['{\n  "a": [1,]\n}', "Line 2, column 11"],
    ['{\n  "a": "one\n}', "Line 2, column 8"],
    ["{\n  a: 1\n}", "Line 2, column 3"],
    ['{"a" 1}', "Line 1, column 6"],
    ['{"a": 1', "Line 1, column 8"],
    ["", "Line 1, column 1"],
    ["[1] 2", "Line 1, column 5"],
    ["[}", "Line 1, column 2"],
  ] as const;
  for (const [text, place] of faults) expect([text, jsonFaultPlace(text)]).toEqual([text, place]);
});

test("nesting takes no stack", () => {
  const depth = 1_000_000;
  const text = "[".repeat(depth) + "]".repeat(depth);
  let values = 0;
  expect(walkJson(text, () => (values += 1))).toBeUndefined();
  expect(values).toBe(depth);
  expect(jsonFaultPlace("[".repeat(depth))).toBe(`Line 1, column ${depth + 1}`);
});

test("a place is named by its line, and a missing one by what it would be in", () => {
  const spot = new JsonSpot('{\n  "callers": [\n    {},\n    {\n      "id": 1\n    }\n  ]\n}').at("callers", 1);
  expect(spot.at("id").name).toBe("Line 5: callers[1].id");
  expect(spot.at("keys", 0).name).toBe("Line 4: callers[1].keys[0]");
});

describe("an edit", () => {
  test("changes what it is about, and no other character", () => {
    fc.assert(
      fc.property(fc.array(documents, { maxLength: 4 }), documents, layouts, (items, item, layout) => {
        const text = JSON.stringify({ list: items, other: items }, null, layout);
        const edited = withItem(text, ["list"], item);
        expect(JSON.parse(edited)).toEqual(JSON.parse(JSON.stringify({ list: [...items, item], other: items })));
        const { end = 0 } = placeOf(text, ["list"]) ?? {};
        expect(edited.endsWith(text.slice(end))).toBe(true);
        const added = edited.length - text.length;
        const at = (placeOf(edited, ["list"])?.end ?? 0) - added;
        expect(at).toBe(end);
      }),
    );
  });

  test("is laid out as what is beside it", () => {
    const text = '{\r\n\t"callers": [\r\n\t\t{ "id": "a", "keys": [ { "sha256": "x" } ] }\r\n\t]\r\n}\r\n';
    expect(withMember(text, ["callers", 0, "keys", 0], "revoked_at", "now")).toBe(
      text.replace('"x" }', '"x", "revoked_at": "now" }'),
    );
    expect(withItem(text, ["callers"], { id: "b" })).toBe(
      text.replace("] }\r\n", '] },\r\n\t\t{\r\n\t\t\t"id": "b"\r\n\t\t}\r\n'),
    );
    expect(withItem('{ "keys": [] }', ["keys"], { a: 1 })).toBe('{ "keys": [{ "a": 1 }] }');
    expect(withMemberReplaced('{ "a": 1, "b" : 2 , "c": 3 }', ["b"], "d", [4])).toBe('{ "a": 1, "d": [ 4 ] , "c": 3 }');
  });
});
