import { describe, expect, it } from "vitest";
import { LocomoError } from "../../src/locomo/locomo-error.ts";
import { parseConversation } from "../../src/locomo/parse-conversation.ts";
import { parseSessionDate } from "../../src/locomo/session-date.ts";

const file = {
  session_1_date_time: "1:56 pm on 8 May, 2023",
  session_1: [
    { speaker: "Ann", dia_id: "D1:1", text: "I moved to Oslo." },
    { speaker: "Bo", dia_id: "D1:2", text: "Nice!" },
  ],
  session_2_date_time: "12:09 am on 1 June, 2023",
  qa: [
    { question: "Where does Ann live?", answer: "Oslo", evidence: ["D1:1; D1:2", "D:1:1", "D9:9", "D"], category: 4 },
    { question: "Who is Cy?", answer: 3, category: 5 },
  ],
};

describe("parseConversation", () => {
  it("reads turns with their session's time, and evidence however it is written", () => {
    expect(parseConversation("99", JSON.stringify(file))).toEqual({
      name: "99",
      turns: [
        { id: "D1:1", speaker: "Ann", text: "I moved to Oslo.", saidAt: "2023-05-08T13:56:00.000Z" },
        { id: "D1:2", speaker: "Bo", text: "Nice!", saidAt: "2023-05-08T13:56:00.000Z" },
      ],
      questions: [
        { text: "Where does Ann live?", category: 4, evidence: ["D1:1", "D1:2"] },
        { text: "Who is Cy?", category: 5, evidence: [] },
      ],
    });
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "7"],
    ["no sessions", JSON.stringify({ qa: [] })],
    ["no questions", JSON.stringify({ ...file, qa: undefined })],
    ["no date", JSON.stringify({ ...file, session_1_date_time: "yesterday" })],
    ["no text", JSON.stringify({ ...file, session_1: [{ speaker: "Ann", dia_id: "D1:1" }] })],
  ])("says which file it is that has %s", (_what, text) => {
    expect(() => parseConversation("99", text)).toThrow(LocomoError);
    expect(() => parseConversation("99", text)).toThrow(/^99: /);
  });
});

describe("parseSessionDate", () => {
  it.each([
    ["12:09 am on 13 September, 2023", "2023-09-13T00:09:00.000Z"],
    ["12:30 pm on 1 January, 2024", "2024-01-01T12:30:00.000Z"],
    ["1:00 pm on 1 Smarch, 2024", undefined],
    ["", undefined],
  ])("reads %j", (text, iso) => {
    expect(parseSessionDate(text)).toBe(iso);
  });
});
