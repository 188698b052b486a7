import { StoreError } from "@mgp/core";

/** How far from 1 the length of a vector may be that a service has normalised. */
const ROUNDING = 1e-6;

/** The vector with length 1; one that has it already, or has no direction, stays as it is, to the bit. */
export function normalised(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const component of vector) sum += component * component;
  const length = Math.sqrt(sum);
  return length === 0 || Math.abs(length - 1) < ROUNDING ? vector : vector.map((component) => component / length);
}

/** Reads a vector of a service's answer. @throws StoreError `unavailable` when it is none */
export function vectorFrom(value: unknown): Float32Array {
  if (!Array.isArray(value) || value.length === 0) throw notAsItShould("a vector that is not a list of numbers");
  const vector = new Float32Array(value.length);
  for (const [place, component] of value.entries()) {
    if (typeof component !== "number" || !Number.isFinite(component))
      throw notAsItShould("a vector that is not a list of numbers");
    vector[place] = component;
  }
  return vector;
}

export function notAsItShould(what: string): StoreError {
  return new StoreError("unavailable", `the embedding service answered with ${what}`);
}
