import fc from "fast-check";
import { expect, it } from "vitest";
import { timeoutFor } from "../src/statement-timeout.ts";

it("a statement may take what remains of its call, and less than two seconds more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_600_000 }), (remaining) => {
      const timeout = timeoutFor(remaining);
      expect(timeout).toBeGreaterThanOrEqual(remaining);
      expect(timeout).toBeLessThan(remaining + 2_000);
    }),
  );
});

it("only what may take longer than an hour has no timeout", () => {
  expect(timeoutFor(3_600_000)).toBe(3_600_000);
  expect(timeoutFor(3_600_001)).toBe(0);
});
