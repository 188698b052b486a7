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
  2: "cacc47d0c893bcaaac2050b7a43ee7f21656b3edc4201835d0657ac9f045472e",
};

describe("the version of the analyser", () => {
  it("is raised with every change of a token", () => {
    const documents = [...Object.values(foundPairs), ...Object.values(strangerPairs)].flat().flat();
    const hash = createHash("sha256");
    for (const document of documents) hash.update(`${searchableOf(memoryOf(document)).tokens.join(" ")}\n`);
    expect(hash.digest("hex")).toBe(digests[ANALYSER_VERSION]);
  });
});
