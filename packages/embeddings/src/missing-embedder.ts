import type { MissingPart } from "@mgp/core";
import type { Embedder } from "./embedder.ts";

/** @returns the part of a store that an embedder is, where it failed a short time ago; nothing where there is none */
export function missingEmbedder(embedder: Embedder | undefined): readonly MissingPart[] {
  const trouble = embedder?.trouble;
  return trouble === undefined ? [] : [{ part: "embedder", reason: trouble.message }];
}
