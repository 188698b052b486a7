import { type Judgement, meanOfConversations, meanRecall } from "./evaluate.ts";

/** Evidence recall as a table: a line a conversation, a column a category. */
export function reportOf(judgements: readonly Judgement[], limit: number): string {
  const categories = [...new Set(judgements.map((judgement) => judgement.category))].toSorted(
    (left, right) => left - right,
  );
  const names = [...new Set(judgements.map((judgement) => judgement.conversation))];
  const header = ["", ...categories.map((category) => `cat ${String(category)}`), "all", "questions"];
  const lines = [...names, "all"].map((name) => {
    const own = name === "all" ? judgements : judgements.filter((judgement) => judgement.conversation === name);
    const cells = categories.map((category) => own.filter((judgement) => judgement.category === category));
    return [name, ...[...cells, own].map(cellOf), String(own.length)];
  });
  const table = [header, ...lines].map((cells) => cells.map((cell) => cell.padStart(9)).join("")).join("\n");
  const mean = meanOfConversations(judgements).toFixed(3);
  return `evidence recall@${String(limit)}\n${table}\n\nmean over conversations: ${mean}\n`;
}

function cellOf(judgements: readonly Judgement[]): string {
  return judgements.length === 0 ? "–" : meanRecall(judgements).toFixed(3);
}
