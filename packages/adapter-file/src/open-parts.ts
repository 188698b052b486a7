import type { AdapterContext, Call } from "@mgp/core";
import type { Checkpoints } from "./checkpoints.ts";
import type { Damage } from "./damage.ts";
import type { Filer } from "./filer.ts";
import type { Folder } from "./folder.ts";
import type { Gate } from "./gate.ts";
import type { Identity } from "./identity.ts";
import type { IndexDatabase } from "./index-database.ts";
import type { Journal } from "./journal.ts";
import type { Lock } from "./lock.ts";
import type { Records } from "./records.ts";
import type { Writer } from "./writer.ts";

/** Everything that an open store is made of. */
export interface OpenParts {
  readonly log: AdapterContext["log"];
  readonly gate: Gate;
  readonly folder: Folder;
  readonly lock: Lock;
  readonly identity: Identity;
  readonly damage: Damage;
  readonly journal: Journal;
  readonly filer: Filer;
  readonly index: IndexDatabase;
  readonly records: Records;
  readonly writer: Writer;
  readonly checkpoints: Checkpoints;
  /** Does the work of one call; any error comes out as a store error. */
  readonly pass: <Result>(call: Call, work: () => Result | Promise<Result>) => Promise<Result>;
}
