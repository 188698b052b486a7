import type { Gate } from "@mgp/adapter-kit";
import type { AdapterContext, Analyser } from "@mgp/core";
import type { Lock, WriteAheadLog } from "@mgp/sqlite";
import type { Checkpoints } from "./checkpoints.ts";
import type { Damage } from "./damage.ts";
import type { FileIndex } from "./file-index.ts";
import type { Filer } from "./filer.ts";
import type { Folder } from "./folder.ts";
import type { Identity } from "./identity.ts";
import type { Records } from "./records.ts";
import type { Writer } from "./writer.ts";

/** Everything that an open store is made of. */
export interface OpenParts {
  readonly log: AdapterContext["log"];
  /** Of what is written. */
  readonly analyser: Analyser;
  /** The oldest version of it that words may be of. */
  readonly analysedFrom: number;
  readonly gate: Gate;
  readonly folder: Folder;
  readonly lock: Lock;
  readonly identity: Identity;
  readonly damage: Damage;
  readonly filer: Filer;
  readonly index: FileIndex;
  readonly writeAheadLog: WriteAheadLog;
  readonly records: Records;
  readonly writer: Writer;
  readonly checkpoints: Checkpoints;
}
