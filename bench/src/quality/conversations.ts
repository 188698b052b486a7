import { existsSync, globSync, readFileSync } from "node:fs";
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
export const conversationsFolder: string = path.join(root, "../shared/data/locomo");
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

/** The conversations of LoCoMo that are there. @see https://github.com/snap-research/locomo */
export function readConversations(): readonly Conversation[] {
  return globSync("*.json", { cwd: conversationsFolder })
    .toSorted()
    .map((file) => conversationIn(JSON.parse(readFileSync(path.join(conversationsFolder, file), "utf8"))));
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
