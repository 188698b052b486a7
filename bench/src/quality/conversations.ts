import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "../servers/places.ts";

/** One thing that was said. */
export interface Turn {
  readonly id: string;
  /** `speaker: text`, as the gateways are given it. */
  readonly statement: string;
}

export interface Conversation {
  readonly turns: readonly Turn[];
  readonly questions: readonly { readonly text: string; readonly evidence: readonly string[] }[];
}

/** Beside the repository, not in it: neither may be passed on with the product. */
const conversationsFolder: string = path.join(root, "../shared/data/locomo");
export const modelFolder: string = path.join(root, "../shared/data/models/all-MiniLM-L6-v2");

/** Why there is nothing to measure on; `undefined`: there is. */
export function conversationsMissing(): string | undefined {
  return missingOf([conversationsFolder, modelFolder]);
}

/** Why nothing can be embedded; `undefined`: it can. */
export function modelMissing(): string | undefined {
  return missingOf([modelFolder]);
}

function missingOf(folders: readonly string[]): string | undefined {
  const missing = folders.find((folder) => !existsSync(folder));
  return missing === undefined ? undefined : `${path.relative(root, missing)} is not there`;
}

/** More turns than there are in all conversations: who measures with fewer memories only wants to see that it runs. */
const WHOLE_FROM = 5_000;

/**
 * The folder with the conversations of LoCoMo, or, where fewer memories are wanted, one with the first session of one.
 *
 * @param trialFolder empty
 * @see https://github.com/snap-research/locomo
 */
export function conversationsFor(size: number, trialFolder: string): string {
  if (size >= WHOLE_FROM) return conversationsFolder;
  const [first = ""] = filesIn(conversationsFolder);
  const whole = recordOf(JSON.parse(readFileSync(first, "utf8")));
  const questions = listOf(whole["qa"]).filter((question) => {
    const evidence = listOf(recordOf(question)["evidence"]);
    return evidence.length > 0 && evidence.every((id) => /^D1:\d+$/.test(String(id)));
  });
  const { session_1, session_1_date_time } = whole;
  writeFileSync(
    path.join(trialFolder, "trial.json"),
    JSON.stringify({ session_1, session_1_date_time, qa: questions }),
  );
  return trialFolder;
}

export function readConversations(folder: string): readonly Conversation[] {
  return filesIn(folder).map((file) => conversationIn(JSON.parse(readFileSync(file, "utf8"))));
}

function filesIn(folder: string): readonly string[] {
  return globSync("*.json", { cwd: folder })
    .toSorted()
    .map((file) => path.join(folder, file));
}

function conversationIn(document: unknown): Conversation {
  const whole = recordOf(document);
  const sessions = Object.entries(recordOf(whole["conversation"] ?? whole)).filter(([name]) =>
    /^session_\d+$/.test(name),
  );
  return {
    turns: sessions.flatMap(([, turns]) => listOf(turns).map(turnIn)),
    questions: listOf(whole["qa"])
      .map(recordOf)
      .map(({ question, evidence }) => ({ text: String(question), evidence: listOf(evidence).map(String) }))
      .filter(({ evidence }) => evidence.length > 0),
  };
}

function turnIn(value: unknown): Turn {
  const { dia_id: id, speaker, text } = recordOf(value);
  return { id: String(id), statement: `${String(speaker)}: ${String(text)}` };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
