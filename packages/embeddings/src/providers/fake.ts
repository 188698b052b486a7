import { hash } from "node:crypto";
import type { Provider } from "../provider.ts";

const DIMENSIONS = 64;
const LETTERS_OF_A_LONG_WORD = 5;
const FEATURE_LETTERS = 3;

/**
 * Vectors without a model: texts that share words get similar ones. For tests and first steps. The same as those of
 * the Python gateway, to the digit.
 */
export function fakeProvider(options: { readonly model: string; readonly dimensions?: number }): Provider {
  const { model, dimensions = DIMENSIONS } = options;
  return {
    model,
    batchSize: 1_000,
    parallel: 1,
    embed: (texts) => Promise.resolve(texts.map((text) => fakeVector(text, dimensions))),
  };
}

function fakeVector(text: string, dimensions: number): Float32Array {
  const components = new Float64Array(dimensions);
  for (const feature of featuresOf(text.toLowerCase())) {
    const digest = hash("sha256", feature, "buffer");
    for (const offset of [0, 3, 6, 9]) {
      const slot = digest.readUInt16BE(offset) % dimensions;
      components[slot] = (components[slot] ?? 0) + (digest.readUInt8(offset + 2) % 2 === 0 ? 1 : -1);
    }
  }
  const length = Math.hypot(...components) || 1;
  return Float32Array.from(components, (component) => component / length);
}

/** Words, and of long words every run of three letters as well. */
function featuresOf(text: string): readonly string[] {
  const words = text.match(/[a-z0-9][a-z0-9_-]*/g) ?? [text.split(/\s+/).filter(Boolean).join(" ") || "__empty__"];
  return words.flatMap((word) =>
    word.length < LETTERS_OF_A_LONG_WORD
      ? [word]
      : [
          word,
          ...Array.from({ length: word.length - FEATURE_LETTERS + 1 }, (_, start) => word.slice(start, start + 3)),
        ],
  );
}
