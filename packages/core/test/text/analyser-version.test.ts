import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { ANALYSER_VERSION } from "../../src/text/analyser-version.ts";
import { searchableOf } from "../../src/text/searchable.ts";
import { memoryOf } from "./memory-of.ts";
import { foundPairs, strangerPairs } from "./pairs.ts";

/**
 * What the tokens of all documents of the pairs come to, by version. When a token changes, raise the version and put the
 * new digest here; when only pairs are added, put the new digest here under the same version.
 */
const digests: Readonly<Record<number, string>> = {
  3: "49231a82b8fb24284b36dd1bbad900627765227c4eff3124ff2ea6f7d73f5983",
};

describe("the version of the analyser", () => {
  it("is raised with every change of a token", () => {
    const documents = [...Object.values(foundPairs), ...Object.values(strangerPairs)].flat().flat();
    const hash = createHash("sha256");
    for (const document of documents) hash.update(`${searchableOf(memoryOf(document)).tokens.join(" ")}\n`);
    expect(hash.digest("hex")).toBe(digests[ANALYSER_VERSION]);
  });
});
