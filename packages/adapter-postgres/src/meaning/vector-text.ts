/** A vector as pgvector reads it. Seven digits are what a float has. */
export function vectorText(vector: Float32Array): string {
  return `[${Array.from(vector, (component) => String(Number(component.toPrecision(7)))).join(",")}]`;
}
