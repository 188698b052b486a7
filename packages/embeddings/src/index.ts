export { createEmbedder } from "./create-embedder.ts";
export type { EmbedderContext } from "./create-embedder.ts";
export type { Embedder } from "./embedder.ts";
export { missingEmbedder } from "./missing-embedder.ts";
export { defaultModels, providerNames } from "./options.ts";
export type { EmbedderOptions, ProviderName } from "./options.ts";
export { QueryVectors } from "./query-vectors.ts";
export type { QueryVectorsContext } from "./query-vectors.ts";
export { embedderOptionsFrom, embedderSettings } from "./settings.ts";
