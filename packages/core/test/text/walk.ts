import { expect } from "vitest";

/** What an analysis in steps comes to, and over how many characters; none of its steps is long. */
export function walk<Result>(steps: Generator<number, Result, undefined>): {
  readonly result: Result;
  readonly characters: number;
} {
  let characters = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return { result: step.value, characters };
    expect(step.value).toBeLessThanOrEqual(4_096);
    characters += step.value;
  }
}
