import { ANALYSER_VERSION } from "@mgp/core";
import { quotedName } from "@mgp/postgres";

/** Where the vectors of one model are. */
export interface Vectors {
  /** `embedding_1`: each model that the store ever had has a column of its own, so that they never mix. */
  readonly column: string;
  /** pgvector's type with its dimensions, qualified by the schema of the extension. */
  readonly type: string;
  /** Cosine distance, qualified likewise. */
  readonly distance: string;
  /** What an index needs to know for it. */
  readonly operators: string;
}

/** The tables and functions of one schema, qualified and quoted. */
export interface Names {
  readonly schema: string;
  readonly memory: string;
  readonly horizon: string;
  readonly store: string;
  readonly migration: string;
  readonly insertAll: string;
  readonly insertUnless: string;
  readonly replaceEach: string;
  readonly heldElsewhere: string;
  /** The version of the analyser that makes what is written searchable. */
  readonly analyser: number;
  /** Absent: the store searches by words alone. */
  readonly vectors?: Vectors;
}

/** @param analyser the version of the one that makes what is written searchable */
export function namesOf(schema: string, analyser: number = ANALYSER_VERSION): Names {
  const quoted = quotedName(schema);
  return {
    schema: quoted,
    memory: `${quoted}.memory`,
    horizon: `${quoted}.horizon`,
    store: `${quoted}.store`,
    migration: `${quoted}.migration`,
    insertAll: `${quoted}.insert_all`,
    insertUnless: `${quoted}.insert_unless`,
    replaceEach: `${quoted}.replace_each`,
    heldElsewhere: `${quoted}.held_elsewhere`,
    analyser,
  };
}
