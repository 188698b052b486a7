import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { createEmbedder } from "../src/index.ts";
import { call } from "./calls.ts";

/** SHA-256 of the 64 floats, little-endian, that the published Python gateway computes for a text. */
const published: Readonly<Record<string, string>> = {
  "Dark mode": "f53159310796cbda6d8a72a5c9bf6faf121f5a5628cddb966a9c1e7922d8c978",
  "Tea at five, in the long-lasting sun_set!": "64187630c8af0ca9b6237fc9dfd3ae4ee4d9a4cad8d04e0b752c0c06d5a2ba90",
  "红茶  很": "f6ccfe960f22174c6759c57a5f5e79c820c923af57976f4131d36f257b41089e",
  "": "b4278a0e9029c9139e8e6ce7188df5c7f6ab1fd3a89094e6c353aa4451494a6c",
  "The automobile's maintenance costs 3,000 EUR": "588b06a76506f26c3b509020cfdb6853352fce791864531544cb4e08950524ab",
};

const digestOf = (vector: Float32Array): string =>
  createHash("sha256")
    .update(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength))
    .digest("hex");

it("makes the vectors of the Python gateway, to the bit", async () => {
  const embedder = await createEmbedder({ provider: "fake" }, call());
  expect(embedder).toMatchObject({ model: "mgp-fake-embedding-v1", dimensions: 64, relatedFrom: undefined });
  const texts = Object.keys(published);
  const digests = (await embedder.documents(texts, call())).map(digestOf);
  expect(Object.fromEntries(texts.map((text, place) => [text, digests[place]]))).toEqual(published);
  for (const text of texts) expect(digestOf(await embedder.query(text, call()))).toBe(published[text]);
});

it("has as many dimensions as are wanted", async () => {
  const embedder = await createEmbedder({ provider: "fake", dimensions: 8 }, call());
  const vector = await embedder.query("Dark mode", call());
  expect(vector).toHaveLength(8);
  expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
});
