import type { Call } from "@mgp/core";

/** A call that has ten seconds, or as long as is said. */
export function call(milliseconds: number = 10_000, signal: AbortSignal = new AbortController().signal): Call {
  return { signal, deadline: Date.now() + milliseconds };
}

/** A vector that tells its text: its length in characters, and one. */
export function vectorOf(text: string): readonly number[] {
  return [text.length, 1, 0];
}

/** The direction of `vectorOf`, by its first component. */
export function lengthIn(vector: Float32Array | undefined): number {
  return Math.round((vector?.[0] ?? 0) / (vector?.[1] ?? 1));
}
