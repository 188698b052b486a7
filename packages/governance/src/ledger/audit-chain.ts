import { hash } from "node:crypto";
import { isObject } from "@mgp/core";
import { canonicalWithChain } from "./canonical-text.ts";

/** The last line of a chain: what the next one has to follow. */
export interface ChainHead {
  /** Its sequence number, which is also its line number; 0 before the first line. */
  readonly seq: number;
  /** Its hash; 64 zeros before the first line. */
  readonly hash: string;
}

/** Before the first line. */
export const genesis: ChainHead = { seq: 0, hash: "0".repeat(64) };

/** A line with its line feed, and the chain that ends in it. */
export interface ChainedLine {
  readonly text: string;
  readonly head: ChainHead;
}

/**
 * Chains an entry to the line before. The hash is SHA-256 over the canonical JSON of the entry with
 * `chain: { prev, seq }`; the line is that same text with the hash put in, and all but printable ASCII escaped.
 *
 * @returns the text of the line with a line feed, and its place in the chain
 */
export function chainLine(entry: object, previous: ChainHead): ChainedLine {
  if (!isObject(entry)) throw new TypeError("an audit entry is an object with members");
  const chain = { prev: previous.hash, seq: previous.seq + 1 };
  const text = canonicalWithChain(entry, chain);
  const digest = hash("sha256", text);
  // Only members before `chain` in the alphabet come first, and none of them can hold the hash of the line before.
  const place = text.indexOf(`"chain":{"prev":"${previous.hash}"`) + '"chain":{'.length;
  const line = `${text.slice(0, place)}"hash":"${digest}",${text.slice(place)}\n`;
  return { text: unprintable.test(text) ? escaped(line) : line, head: { seq: chain.seq, hash: digest } };
}

/**
 * Escapes what a terminal or a line-splitting parser could take for something else: control characters of both
 * sets, U+2028 and U+2029, direction marks, and simply everything else beyond ASCII. It stays the same JSON value,
 * so the hash, which is taken over the value, does not change; and a line has as many bytes as characters.
 */
function escaped(line: string): string {
  return line.replace(everyUnprintable, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const unprintable = /[^\x20-\x7e]/;
/** All but the line feed that ends the line: JSON has none inside. */
const everyUnprintable = /[^\n\x20-\x7e]/g;

/** A line that was found to be one of ours: the hash that it carries is its own. */
export interface SoundLine {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly previous: string;
  readonly head: ChainHead;
}

/**
 * Reads a line (without its line feed) and checks it against its own hash. Returns what is wrong with it, in words,
 * when it is not a line of ours.
 *
 * @returns the line, or what is wrong with it
 */
export function readLine(line: string): SoundLine | string {
  const entry = parse(line);
  if (!isObject(entry)) return "it is not a JSON object";
  const chain = entry["chain"];
  if (!isObject(chain)) return "it carries no chain";
  const { hash: digest, prev: previous, seq } = chain;
  if (typeof digest !== "string" || typeof previous !== "string" || typeof seq !== "number") {
    return "its chain is malformed";
  }
  if (!isPlainRendering(line, digest, previous, seq)) {
    // A line with escapes is made again from its value. This also finds spellings that say the same to one parser
    // and something else to another, such as a key that comes twice.
    const made = chainLine(entry, { seq: seq - 1, hash: previous });
    if (made.head.hash !== digest) return "it was changed: its hash is not that of its content";
    if (made.text !== `${line}\n`) return "it was changed: it is not spelled as this log spells it";
  }
  return { entry, previous, head: { seq, hash: digest } };
}

/** The quick check: without escapes, the hashed text is the line itself less the member with the hash. */
function isPlainRendering(line: string, digest: string, previous: string, seq: number): boolean {
  if (line.includes("\\u")) return false;
  const member = `"hash":"${digest}",`;
  const place = line.indexOf(`"chain":{${member}"prev":"${previous}","seq":${seq}}`);
  if (place < 0) return false;
  const start = place + '"chain":{'.length;
  return hash("sha256", line.slice(0, start) + line.slice(start + member.length)) === digest;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * What is wrong with a line as the next after `previous`; `undefined`: nothing.
 *
 * @returns the fault in words, or `undefined`
 */
export function breakOf(line: SoundLine, previous: ChainHead): string | undefined {
  const { seq } = line.head;
  if (seq !== previous.seq + 1) {
    return `its sequence number is ${seq}, where ${previous.seq + 1} follows: lines were removed, added or moved`;
  }
  if (line.previous !== previous.hash) return "it does not continue from the line before it";
  return undefined;
}
