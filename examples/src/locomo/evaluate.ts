import type { Conversation, Question } from "./conversation.ts";

/** The part of a question's evidence that was found. */
export interface Judgement {
  readonly conversation: string;
  readonly category: number;
  readonly recall: number;
}

/** The questions that have evidence to be found. */
export function answerable(conversation: Conversation): readonly Question[] {
  return conversation.questions.filter((question) => question.evidence.length > 0);
}

/** Evidence turns among the results, divided by evidence turns. */
export function judge(conversation: string, question: Question, found: readonly string[]): Judgement {
  const hits = question.evidence.filter((id) => found.includes(id)).length;
  return { conversation, category: question.category, recall: hits / question.evidence.length };
}

/** 0 for nothing. */
export function meanRecall(judgements: readonly Judgement[]): number {
  return mean(judgements.map((judgement) => judgement.recall));
}

/** The mean over conversations, each counting the same, however many questions it has. */
export function meanOfConversations(judgements: readonly Judgement[]): number {
  const names = new Set(judgements.map((judgement) => judgement.conversation));
  return mean(
    Array.from(names, (name) => meanRecall(judgements.filter((judgement) => judgement.conversation === name))),
  );
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
