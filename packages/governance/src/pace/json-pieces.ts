import { canonicalJson } from "@mgp/core";

type Members = readonly (readonly [string, unknown])[];

/** How the text of a JSON value is made: of a whole, and in which order of an object's members. */
interface Spelling {
  readonly textOf: (value: unknown) => string;
  readonly membersOf: (value: object) => Members;
}

const plain: Spelling = { textOf: (value) => JSON.stringify(value), membersOf: entriesOf };

const canonical: Spelling = {
  textOf: canonicalJson,
  membersOf: (value) =>
    Array.isArray(value) ? entriesOf(value) : entriesOf(value).toSorted(([left], [right]) => (left < right ? -1 : 1)),
};

/**
 * The text of a JSON value in pieces: what stands so many levels deep is one piece each. Together they are what
 * `JSON.stringify` makes of it.
 */
export function jsonPieces(value: unknown, depth: number): Generator<string, void, undefined> {
  return piecesOf(value, depth, plain);
}

/** The same for the text of `canonicalJson`. */
export function canonicalPieces(value: unknown, depth: number): Generator<string, void, undefined> {
  return piecesOf(value, depth, canonical);
}

function* piecesOf(value: unknown, depth: number, spelling: Spelling): Generator<string, void, undefined> {
  if (depth === 0 || typeof value !== "object" || value === null) {
    yield spelling.textOf(value);
    return;
  }
  const isList = Array.isArray(value);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  let before = open;
  for (const [key, member] of spelling.membersOf(value)) {
    if (member === undefined) continue;
    yield isList ? before : `${before}${JSON.stringify(key)}:`;
    yield* piecesOf(member, depth - 1, spelling);
    before = ",";
  }
  yield before === "," ? close : `${open}${close}`;
}

function entriesOf(value: object): Members {
  return Object.entries(value);
}
