import type { Conversation, Question, Turn } from "./conversation.ts";
import { LocomoError } from "./locomo-error.ts";
import { parseSessionDate } from "./session-date.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Ids of turns within evidence; a few are written loosely (`D8:6; D9:17`, `D:11:26`). */
const TURN_ID = /D:?(\d+):(\d+)/g;

/** Reads one conversation file of LoCoMo. The name says in errors and ids which one it is. */
export function parseConversation(name: string, text: string): Conversation {
  const file = fieldsOf(parseJson(name, text), name);
  const sessions = Object.entries(file).filter(([key]) => /^session_\d+$/.test(key));
  const turns = sessions.flatMap(([key, session]) => {
    const saidAt = parseSessionDate(textOf(file, `${key}_date_time`, name));
    if (saidAt === undefined) throw new LocomoError(`${name}: ${key}_date_time is not a date`);
    return listOf(session, `${name}: ${key}`).map((turn) => turnFrom(fieldsOf(turn, `${name}: ${key}`), saidAt, name));
  });
  if (turns.length === 0) throw new LocomoError(`${name}: no session_1, session_2, … with turns; is it a LoCoMo file?`);
  const known = new Set(turns.map((turn) => turn.id));
  const questions = listOf(file["qa"], `${name}: qa`).map((question) =>
    questionFrom(fieldsOf(question, `${name}: qa`), known, name),
  );
  return { name, turns, questions };
}

function turnFrom(fields: Fields, saidAt: string, name: string): Turn {
  return {
    id: textOf(fields, "dia_id", name),
    speaker: textOf(fields, "speaker", name),
    text: textOf(fields, "text", name),
    saidAt,
  };
}

function questionFrom(fields: Fields, known: ReadonlySet<string>, name: string): Question {
  const evidence = listOf(fields["evidence"] ?? [], `${name}: evidence`)
    .flatMap((entry) =>
      Array.from(String(entry).matchAll(TURN_ID), ([, session, turn]) => `D${session ?? ""}:${turn ?? ""}`),
    )
    .filter((id) => known.has(id));
  return {
    text: textOf(fields, "question", name),
    category: Number(fields["category"]),
    evidence: [...new Set(evidence)],
  };
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LocomoError(`${name}: not JSON`, { cause: error });
  }
}

function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value !== "object" || value === null) throw new LocomoError(`${where}: an object was expected`);
  return Object.fromEntries(Object.entries(value));
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new LocomoError(`${where}: a list was expected`);
  return value;
}

function textOf(fields: Fields, key: string, name: string): string {
  const value = fields[key];
  if (typeof value !== "string") throw new LocomoError(`${name}: ${key} is missing or not text`);
  return value;
}
