import { expect, it } from "vitest";
import { embedderOptionsFrom, embedderSettings } from "../src/index.ts";

const read = (given: Readonly<Record<string, string>>) => embedderOptionsFrom("MGP_X_EMBEDDING", given, undefined);

it("declares a secret key without a flag", () => {
  const settings = embedderSettings("MGP_X_EMBEDDING", "--x-embedding", "openai");
  expect(settings.map(({ environment, flag, secret }) => [environment, flag, secret])).toEqual([
    ["MGP_X_EMBEDDING_PROVIDER", "--x-embedding-provider", undefined],
    ["MGP_X_EMBEDDING_MODEL", "--x-embedding-model", undefined],
    ["MGP_X_EMBEDDING_API_KEY", undefined, true],
    ["MGP_X_EMBEDDING_BASE_URL", undefined, undefined],
    ["MGP_X_EMBEDDING_DIM", undefined, undefined],
  ]);
});

it("reads what is given, and nothing without a provider", () => {
  expect(read({})).toBeUndefined();
  expect(embedderOptionsFrom("MGP_X_EMBEDDING", {}, "openai")?.provider).toBe("openai");
  expect(
    read({
      MGP_X_EMBEDDING_PROVIDER: " Ollama ",
      MGP_X_EMBEDDING_MODEL: "m",
      MGP_X_EMBEDDING_API_KEY: "k",
      MGP_X_EMBEDDING_BASE_URL: "http://h",
      MGP_X_EMBEDDING_DIM: "12",
    }),
  ).toMatchObject({ provider: "ollama", model: "m", apiKey: "k", baseUrl: "http://h", dimensions: 12 });
});

it.each([
  [{ MGP_X_EMBEDDING_PROVIDER: "openia" }, "MGP_X_EMBEDDING_PROVIDER is not one of fake, openai"],
  [{ MGP_X_EMBEDDING_PROVIDER: "fake", MGP_X_EMBEDDING_DIM: "many" }, "MGP_X_EMBEDDING_DIM is not a whole number"],
])("names a wrong setting", (given, message) => {
  expect(() => read(given)).toThrow(message);
});
