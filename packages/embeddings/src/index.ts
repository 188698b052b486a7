export { createEmbedder } from "./create-embedder.ts";
export type { Embedder } from "./embedder.ts";
export { defaultModels, providerNames } from "./options.ts";
export type { EmbedderOptions, ProviderName } from "./options.ts";
export { embedderOptionsFrom, embedderSettings } from "./settings.ts";
