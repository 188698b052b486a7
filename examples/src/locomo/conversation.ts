/** One thing that a speaker said. */
export interface Turn {
  /** As in `D1:3`: session 1, third turn. */
  readonly id: string;
  readonly speaker: string;
  readonly text: string;
  /** ISO 8601. */
  readonly saidAt: string;
}

export interface Question {
  readonly text: string;
  readonly category: number;
  /** The turns that answer it, each once; none for a question that the conversation cannot answer. */
  readonly evidence: readonly string[];
}

export interface Conversation {
  readonly name: string;
  readonly turns: readonly Turn[];
  readonly questions: readonly Question[];
}
