import { createHash } from "node:crypto";

/** One change, as the journal holds it and as its file will: the text is the whole file. */
export interface JournalEntry {
  readonly name: string;
  readonly kind: "memory" | "tombstone";
  readonly position: number;
  readonly text: string;
}

/** An entry that was read back, with the bytes that it takes. */
export interface ReadEntry {
  readonly entry: JournalEntry | undefined;
  readonly offset: number;
  readonly bytes: number;
}

const WORDS = { memory: "keep", tombstone: "bury" } as const;
const HEADER = /^(keep|bury|void) ([0-9a-f]{64}) (\d+) (\d+) ([0-9a-f]{32})\n/;
const LONGEST_HEADER = 160;
const LINE_BREAK = 10;

/** A line with the name, the position, the length and the checksum, then the text. */
export function encodeEntry(entry: JournalEntry): Buffer {
  const text = Buffer.from(entry.text);
  const word = WORDS[entry.kind];
  const checksum = checksumOf(word, entry.name, String(entry.position), text);
  const header = `${word} ${entry.name} ${String(entry.position)} ${String(text.length)} ${checksum}\n`;
  return Buffer.concat([Buffer.from(header), text, Buffer.from("\n")]);
}

/** What takes the place of an entry whose content must go: as long, and skipped when the journal is read. */
export function voidedEntry(entry: JournalEntry): Buffer {
  const bytes = encodeEntry(entry);
  const header = bytes.indexOf(LINE_BREAK) + 1;
  bytes.fill(" ", header, bytes.length - 1);
  bytes.write("void");
  bytes.fill("0", header - 33, header - 1);
  return bytes;
}

/** The entries from the beginning, up to the first that is not whole: nothing from there on was acknowledged. */
export function* readEntries(bytes: Buffer): Generator<ReadEntry, void, undefined> {
  let offset = 0;
  for (;;) {
    const header = HEADER.exec(bytes.toString("latin1", offset, offset + LONGEST_HEADER));
    if (header === null) return;
    const [line, word = "", name = "", position = "", length = "", checksum = ""] = header;
    const start = offset + line.length;
    const end = start + Number(length);
    if (end >= bytes.length || bytes[end] !== LINE_BREAK) return;
    const text = bytes.subarray(start, end);
    const size = end + 1 - offset;
    if (word === "void") yield { entry: undefined, offset, bytes: size };
    else {
      if (checksumOf(word, name, position, text) !== checksum) return;
      const kind = word === WORDS.memory ? "memory" : "tombstone";
      yield { entry: { name, kind, position: Number(position), text: text.toString() }, offset, bytes: size };
    }
    offset = end + 1;
  }
}

function checksumOf(word: string, name: string, position: string, text: Uint8Array): string {
  return createHash("sha256").update(`${word} ${name} ${position}\n`).update(text).digest("hex").slice(0, 32);
}
