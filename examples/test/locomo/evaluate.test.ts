import { describe, expect, it } from "vitest";
import { answerable, judge, meanOfConversations, meanRecall } from "../../src/locomo/evaluate.ts";
import { reportOf } from "../../src/locomo/report.ts";

const question = { text: "Where?", category: 4, evidence: ["D1:1", "D1:2"] };
const judgements = [
  judge("26", question, ["D1:1", "D9:9"]),
  judge("26", question, ["D1:2", "D1:1"]),
  judge("30", { ...question, category: 1 }, []),
];

describe("evaluation", () => {
  it("is the part of the evidence that was found", () => {
    expect(judgements.map((judgement) => judgement.recall)).toEqual([0.5, 1, 0]);
    expect(meanRecall(judgements)).toBe(0.5);
    expect(meanOfConversations(judgements)).toBe(0.375);
    expect(meanRecall([])).toBe(0);
  });

  it("leaves out what cannot be answered", () => {
    const questions = [question, { ...question, evidence: [] }];
    expect(answerable({ name: "26", turns: [], questions })).toEqual([question]);
  });

  it("is reported by conversation and category", () => {
    const lines = reportOf(judgements, 10).split("\n");
    expect(lines[2]?.trim().split(/\s+/)).toEqual(["26", "–", "0.750", "0.750", "2"]);
    expect(lines.at(-2)).toBe("mean over conversations: 0.375");
  });
});
