import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { createEmbedder } from "../src/index.ts";
import { call } from "./calls.ts";

const model = path.join(import.meta.dirname, "../../../../shared/data/models/all-MiniLM-L6-v2");

const dot = (left: Float32Array, right: Float32Array): number =>
  left.reduce((sum, component, place) => sum + component * (right[place] ?? 0), 0);

it("finds the car behind the automobile, with a model on this machine", async ({ skip }) => {
  skip(!existsSync(model), "the model of ../shared is not there");
  const embedder = await createEmbedder({ provider: "local", model }, call(60_000));
  const query = await embedder.query("car repair", call(60_000));
  const texts = ["automobile maintenance", "a recipe for lentil soup", "the capital of France"];
  const similarities = (await embedder.documents(texts, call(60_000))).map((vector) => dot(query, vector));
  expect(embedder).toMatchObject({ provider: "local", model: "all-MiniLM-L6-v2", dimensions: 384 });
  expect(similarities[0]).toBeGreaterThan(embedder.relatedFrom ?? 1);
  expect(Math.max(...similarities.slice(1))).toBeLessThan(embedder.relatedFrom ?? 0);
  await embedder.close();
});

it("says which setting names no model", async () => {
  const opening = createEmbedder(
    { provider: "local", model: path.join(import.meta.dirname, "nowhere"), settingName: () => "MGP_X_MODEL" },
    call(60_000),
  );
  await expect(opening).rejects.toThrow(/^MGP_X_MODEL cannot be loaded/);
});
