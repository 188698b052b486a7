import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createCursorCodec, type CursorBinding } from "../src/cursors/cursor-codec.ts";

const key = randomBytes(32);
const codec = createCursorCodec(key);
const binding: CursorBinding = { operation: "sync", tenant: "acme", caller: "bot", query: { includeInactive: false } };

test("a position comes back as it was, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 700 }), (position) => {
      expect(codec.open(binding, codec.seal(binding, position))).toBe(position);
    }),
  );
});

test("a cursor differs from call to call, and its bytes hold nothing of the position or the binding", () => {
  const position = '["change","feed-of-this-store",1234567,1234000]';
  const cursors = Array.from({ length: 50 }, () => codec.seal(binding, position));
  const nonces = cursors.map((cursor) => Buffer.from(cursor, "base64url").subarray(0, 12).toString("hex"));
  expect(new Set(nonces).size).toBe(cursors.length);
  for (const cursor of cursors) {
    const bytes = Buffer.from(cursor, "base64url").toString("latin1");
    for (const part of ["change", "feed", "1234", "acme", "sync"]) expect(bytes).not.toContain(part);
  }
});

test("positions near and far have cursors of the same length", () => {
  const lengths = [0, 9, 10, 99_999, Number.MAX_SAFE_INTEGER].map(
    (position) => codec.seal(binding, JSON.stringify(["change", "feed", position, 0])).length,
  );
  expect(new Set(lengths).size).toBe(1);
});

test("with any one bit flipped, cut short or lengthened it is refused", () => {
  const bytes = Buffer.from(codec.seal(binding, '["id","m-1"]'), "base64url");
  const flipped = Array.from({ length: bytes.length * 8 }, (_, bit) => {
    const copy = Buffer.from(bytes);
    copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return copy;
  });
  const cut = Array.from({ length: bytes.length }, (_, length) => bytes.subarray(0, length));
  for (const forged of [...flipped, ...cut, Buffer.concat([bytes, Buffer.alloc(1)])]) {
    expect(() => codec.open(binding, forged.toString("base64url"))).toThrow(/not made for this query/);
  }
});

test.each<Partial<CursorBinding>>([
  { operation: "export" },
  { tenant: "bolt" },
  { caller: "other" },
  { query: { includeInactive: true } },
  { query: {} },
])("it does not open for %j", (change) => {
  const cursor = codec.seal(binding, "position");
  expect(() => codec.open({ ...binding, ...change }, cursor)).toThrow(/not made for this query/);
});

test("gateways with the same key open each other's cursors, others do not", () => {
  const cursor = codec.seal(binding, "position");
  expect(createCursorCodec(Uint8Array.from(key)).open(binding, cursor)).toBe("position");
  expect(() => createCursorCodec(randomBytes(32)).open(binding, cursor)).toThrow(/not made for this query/);
});
