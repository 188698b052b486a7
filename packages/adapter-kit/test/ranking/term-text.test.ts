import fc from "fast-check";
import { expect, it } from "vitest";
import { frequenciesOf, frequencyIn, termKey, tokensIn, toTerms } from "../../src/index.ts";

const tokens = fc.stringMatching(/^[a-z0-9]{1,4}$/);

it("has each token once, with how often it was there, and none that was not", () => {
  fc.assert(
    fc.property(fc.array(tokens, { maxLength: 20 }), tokens, (held, other) => {
      const terms = toTerms(frequenciesOf(held));
      expect(tokensIn(terms)).toEqual([...new Set(held)]);
      for (const token of [...held, other])
        expect(frequencyIn(terms, termKey(token))).toBe(held.filter((each) => each === token).length);
    }),
  );
});
