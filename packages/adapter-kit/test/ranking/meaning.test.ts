import { describe, expect, it } from "vitest";
import { beatsHybrid, modeOf, pageVector } from "../../src/index.ts";

const vector = async (): Promise<string> => "vector";
const none = async (): Promise<undefined> => undefined;

describe("meaning", () => {
  it.for([
    [true, 0.9, 0.5, "hybrid"],
    [true, 0.4, 0.5, "lexical"],
    [false, 0.5, 0.5, "semantic"],
    [true, undefined, 0.5, "lexical"],
    [true, 0.9, undefined, "lexical"],
  ] as const)(
    "tells how a hit was found: token %s, similarity %s of %s is %s",
    ([holdsToken, similarity, minSimilarity, mode]) => {
      expect(modeOf({ holdsToken, similarity, minSimilarity })).toBe(mode);
    },
  );

  it("is exact only where no record that is no candidate can score as much", () => {
    // Of a record that is no candidate, words come to at most 1 of 2 and meaning to 0.5: 0.5 in all.
    expect(beatsHybrid({ score: 0.51, best: 2, nearest: 0.5 }, 1)).toBe(true);
    expect(beatsHybrid({ score: 0.5, best: 2, nearest: 0.5 }, 1)).toBe(false);
    expect(beatsHybrid({ score: 0.9, best: 0.9, nearest: 0 }, 1)).toBe(false);
  });

  it("takes part on every page or on none", async () => {
    expect(await pageVector(undefined, vector)).toBe("vector");
    expect(await pageVector(undefined, none)).toBeUndefined();
    expect(await pageVector("words", vector)).toBeUndefined();
    expect(await pageVector("meaning", vector)).toBe("vector");
    await expect(pageVector("meaning", none)).rejects.toMatchObject({ code: "unavailable" });
  });
});
