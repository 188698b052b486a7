import type { Connection } from "@mgp/sqlite";
import { IndexReader } from "./index-reader.ts";
import { IndexWriter } from "./index-writer.ts";
import { PendingFiles } from "./pending-files.ts";
import { WordIndex } from "./word-index.ts";

/** The database by its tables: what is known of the files, and what is on its way into them. */
export interface FileIndex {
  readonly connection: Connection;
  readonly reader: IndexReader;
  readonly writer: IndexWriter;
  readonly words: WordIndex;
  readonly pending: PendingFiles;
}

export function fileIndexOf(connection: Connection): FileIndex {
  const words = new WordIndex(connection);
  return {
    connection,
    reader: new IndexReader(connection),
    writer: new IndexWriter(connection, words),
    words,
    pending: new PendingFiles(connection),
  };
}
