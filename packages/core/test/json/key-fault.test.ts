import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyFault } from "../../src/json/key-fault.ts";

function inText(text: string): string | undefined {
  const fault = keyFault(text);
  // What is parsed while the tests run must be JSON too.
  if (fault === undefined) JSON.parse(text);
  return /^has (the key .*) twice in one object, where each key is allowed once$/.exec(fault ?? "")?.[1] ?? fault;
}

test.each([
  ['{"a":1,"a":2}', 'the key "a"'],
  ['{"a":1,"b":{"c":1},"a":2}', 'the key "a"'],
  ['[{"x":[{"a":1,"b":2,"b":3}]}]', 'the key "b"'],
  [String.raw`{"a":1,"\u0061":2}`, 'the key "a"'],
  [String.raw`{"\u0061":1,"a":2}`, 'the key "a"'],
  [String.raw`{"\/":1,"/":2}`, 'the key "/"'],
  ['{"é":1,"\\u00E9":2}', 'the key "é"'],
  ['{"":1,"":2}', 'the key ""'],
  ['{"1":1,"1":2}', 'the key "1"'],
  ['{"__proto__":1,"__proto__":2}', 'the key "__proto__"'],
  ['{ "a" :\n1 , "a"\t: 2 }', 'the key "a"'],
  ['{"a":"x\\"","a":"\\\\"}', 'the key "a"'],
  [`{"a":${"[".repeat(5_000)}${"]".repeat(5_000)},"a":1}`, 'the key "a"'],
  [`${'{"a":'.repeat(900)}{"b":1,"b":2}${"}".repeat(900)}`, 'the key "b"'],
  [`${'{"a":'.repeat(100_000)}{"b":1,"b":2}${"}".repeat(100_000)}`, 'the key "b"'],
])("of %s it finds %s", (text, key) => {
  expect(inText(text)).toBe(key);
});

test.each([
  "{}",
  "[]",
  "1",
  '"a:b"',
  "null",
  '{"a":{"a":{"a":1}}}',
  '[{"a":1},{"a":1}]',
  '{"a":"b","b":"a"}',
  '{"a":":","b":"\\":\\"a\\":","c":"{\\"a\\":1,\\"a\\":2}"}',
  '{"a":"\\\\","b":":"}',
  '{"a":1,"A":2}',
  '{"é":1,"e\u0301":2}',
  '{"__proto__":{"__proto__":1}}',
])("%s repeats none", (text) => {
  expect(inText(text)).toBeUndefined();
});

test("an object with many keys", () => {
  const members = Array.from({ length: 50 }, (_, index) => `"k${index}":1`);
  expect(inText(`{${members.join(",")}}`)).toBeUndefined();
  for (const index of [0, 7, 8, 9, 49])
    expect(inText(`{${members.join(",")},"k${index}":2}`)).toBe(`the key "k${index}"`);
});

test.each([
  [String.raw`{"\\":1}`, String.raw`has a backslash in the key "\\", which no key may hold`],
  [String.raw`[{"a":{"b\u005Cc":1}}]`, String.raw`has a backslash in the key "b\\c", which no key may hold`],
  [String.raw`{"\\":1,"\u005c":2}`, String.raw`has a backslash in the key "\\", which no key may hold`],
])("%s %s", (text, fault) => {
  expect(keyFault(text)).toBe(fault);
});

// @see https://github.com/nodejs/node/issues/63785
test("keys that the parser takes for others are told apart all the same", () => {
  // V8 13.6 has seen the key "\\" behind "seen", and reads each escaped key of one character there as that.
  for (let count = 0; count < 3; count += 1) JSON.parse(String.raw`{"seen":1,"\\":2}`);
  expect(inText(String.raw`{"seen":1,"\u0061":2}`)).toBeUndefined();
  expect(inText(String.raw`{"seen":1,"\u0061":2,"\u0062":3}`)).toBeUndefined();
  expect(inText(String.raw`{"seen":1,"\u0061":2,"a":3}`)).toBe('the key "a"');
});

test("what is not JSON has an answer too", () => {
  for (const text of ["", '"', '{"', '{"a', '{"a"', '{"a\\', String.raw`{"\u00zz":1}`, ":", '{"a":1,:', "}}}", '{"a\\'])
    keyFault(text);
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("{", "}", "[", "]", ":", ",", '"', "\\", "a", "u", "0") }),
      (text) => void keyFault(text),
    ),
  );
});

test("a key without end, and one that a terminal would obey, are shown short and escaped", () => {
  const long = "k".repeat(100_000);
  expect(inText(`{"${long}":1,"${long}":2}`)).toBe(`the key "${"k".repeat(64)}…"`);
  expect(inText(String.raw`{"\u001b[31m":1,"\u001b[31m":2}`)).toBe(String.raw`the key "\u001b[31m"`);
  const half = `${"k".repeat(63)}\u{1f600}`;
  expect(inText(`{"${half}":1,"${half}":2}`)?.isWellFormed()).toBe(true);
});

/** An object as the list of its members, so that a key can be there twice. */
type Tree = string | number | null | readonly Tree[] | { readonly members: readonly (readonly [string, Tree])[] };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.string({ unit: fc.constantFrom("a", '"', "\\", ":", "{", "é", "\n", "\u{1f600}") }),
    fc.integer(),
    fc.constant(null),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.record({
      members: fc.array(fc.tuple(fc.constantFrom("a", "b", '"', "\\", ":", "é", ""), tie("tree")), { maxLength: 4 }),
    }),
  ),
}));

/** `spell` says of each character whether it is escaped. */
function textOf(value: Tree, spell: () => boolean): string {
  const written = (string: string): string =>
    `"${Array.from({ length: string.length }, (_, place) =>
      spell()
        ? `\\u${string.charCodeAt(place).toString(16).padStart(4, "0")}`
        : JSON.stringify(string.charAt(place)).slice(1, -1),
    ).join("")}"`;
  if (typeof value === "string") return written(value);
  if (typeof value === "number" || value === null) return String(value);
  if (!("members" in value)) return `[${value.map((one) => textOf(one, spell)).join(spell() ? " , " : ",")}]`;
  const members = value.members.map(([key, one]) => `${written(key)}${spell() ? "\n:" : ":"}${textOf(one, spell)}`);
  return `{${members.join(",")}}`;
}

function isFaulty(value: Tree): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!("members" in value)) return value.some(isFaulty);
  const keys = value.members.map(([key]) => key);
  return (
    new Set(keys).size < keys.length ||
    keys.some((key) => key.includes("\\")) ||
    value.members.some(([, one]) => isFaulty(one))
  );
}

describe("any text", () => {
  test("is found out exactly when an object of it has a key twice or with a backslash", () => {
    let found = 0;
    fc.assert(
      fc.property(tree, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (value, spelling) => {
        let asked = 0;
        const text = textOf(value, () => spelling[(asked += 1) % spelling.length] === true);
        if (isFaulty(value)) found += 1;
        expect([text, inText(text) !== undefined]).toEqual([text, isFaulty(value)]);
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
