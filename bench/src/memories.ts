import type { MemoryObject } from "@mgp/core";
import { randomNumbers } from "./statistics.ts";

const syllables = ["ba", "der", "fin", "gol", "hu", "ki", "lan", "mor", "nes", "pul", "ra", "sto", "tem", "vi", "wex"];
/** About what twenty thousand sentences use. */
const VOCABULARY = 20_000;

/** So many memories share a ticket, however many there are: looking for one finds as much in every size. */
const MEMORIES_OF_TICKET = 10;

/** A word of the vocabulary; low numbers are the common words. */
function wordOf(rank: number): string {
  let word = "";
  for (let rest = rank % VOCABULARY, place = 0; place < 4; place++) {
    word += syllables[rest % syllables.length] ?? "";
    rest = Math.floor(rest / syllables.length);
  }
  return word;
}

/** Words whose frequencies fall as in a language: Zipf's law, by inversion. */
function sentence(random: () => number, length: number): string {
  return Array.from({ length }, () => wordOf(Math.floor(VOCABULARY ** random()) - 1)).join(" ");
}

export function ticketOf(number: number): string {
  return `ticket${String(Math.floor(number / MEMORIES_OF_TICKET)).padStart(8, "0")}`;
}

export function memoryId(number: number): string {
  return `mem-${number}`;
}

export function dedupeKey(number: number): string {
  return `fact-${number}`;
}

/** The memory of a number, always the same: what an agent notes, one sentence of a dozen words. */
export function memoryOf(number: number, id: string = memoryId(number)): MemoryObject {
  const random = randomNumbers(number);
  return {
    memory_id: id,
    subject: { kind: "user", id: `user-${number % 1_000}` },
    scope: "user",
    type: "semantic_fact",
    content: { statement: `${sentence(random, 11)} ${ticketOf(number)}` },
    source: { kind: "chat", ref: `chat-${number}` },
    sensitivity: "internal",
    confidence: 0.9,
    created_at: "2026-01-02T03:04:05.678Z",
    backend_ref: { tenant_id: "default" },
    extensions: { "mgp:dedupe_key": dedupeKey(number) },
  };
}
