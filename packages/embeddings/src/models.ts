import type { ProviderName } from "./options.ts";
import type { Purpose } from "./provider.ts";

/** What is known of a model without asking it. */
interface KnownModel {
  readonly pattern: RegExp;
  readonly dimensions?: number;
  readonly relatedFrom?: number;
  /** What the model was trained to see before a text. */
  readonly prefixes?: Readonly<Record<Purpose, string>>;
}

/** The first that matches counts. The similarities are rules of thumb: models differ in how close they put unrelated texts. */
const knownModels: readonly KnownModel[] = [
  { pattern: /(^|\/)text-embedding-3-large$/, dimensions: 3_072, relatedFrom: 0.3 },
  { pattern: /(^|\/)text-embedding-3-small$/, dimensions: 1_536, relatedFrom: 0.3 },
  { pattern: /(^|\/)text-embedding-ada-002$/, dimensions: 1_536, relatedFrom: 0.78 },
  { pattern: /(^|\/)gemini-embedding-001$/, dimensions: 3_072, relatedFrom: 0.6 },
  {
    pattern: /(^|\/)nomic-embed-text/,
    dimensions: 768,
    relatedFrom: 0.6,
    prefixes: { document: "search_document: ", query: "search_query: " },
  },
  { pattern: /(^|\/)mxbai-embed-large/, dimensions: 1_024, relatedFrom: 0.55, prefixes: queryOnly() },
  { pattern: /(^|\/)(multilingual-)?e5-/, relatedFrom: 0.8, prefixes: { document: "passage: ", query: "query: " } },
  { pattern: /(^|\/)bge-(small|base|large)-en/, relatedFrom: 0.6, prefixes: queryOnly() },
  { pattern: /(^|\/|\\)(paraphrase-)?(all-)?MiniLM/i, relatedFrom: 0.3 },
];

/** When nothing is known of a model. */
const USUALLY_RELATED_FROM = 0.5;

export function dimensionsOf(model: string): number | undefined {
  return knownModel(model)?.dimensions;
}

/** The fake's vectors only say which words two texts share. */
export function relatedFrom(provider: ProviderName, model: string): number | undefined {
  return provider === "fake" ? undefined : (knownModel(model)?.relatedFrom ?? USUALLY_RELATED_FROM);
}

/** Some services refuse a text without anything in it. */
const NOTHING = "(nothing)";

/** A text as a model is to see it: behind what it was trained to see there. */
export function inputOf(model: string, text: string, purpose: Purpose): string {
  return `${knownModel(model)?.prefixes?.[purpose] ?? ""}${text.trim() === "" ? NOTHING : text}`;
}

function knownModel(model: string): KnownModel | undefined {
  return knownModels.find(({ pattern }) => pattern.test(model));
}

function queryOnly(): Readonly<Record<Purpose, string>> {
  return { document: "", query: "Represent this sentence for searching relevant passages: " };
}
