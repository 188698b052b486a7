import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import { Checkpoints } from "./checkpoints.ts";
import { Damage } from "./damage.ts";
import { Filer } from "./filer.ts";
import { Folder } from "./folder.ts";
import { Gate } from "./gate.ts";
import { readIdentity } from "./identity.ts";
import { Journal } from "./journal.ts";
import { lockFile } from "./lock.ts";
import type { OpenParts } from "./open-parts.ts";
import { Records } from "./records.ts";
import { recover } from "./recovery.ts";
import { storeErrorOf } from "./store-errors.ts";
import { Writer } from "./writer.ts";

/** Takes the folder and brings it in order. */
export async function openParts(directory: string, context: AdapterContext, call: Call): Promise<OpenParts> {
  const folder = openFolder(directory);
  const lock = lockFile(folder.at("lock.db"));
  try {
    const { log, now } = context;
    const gate = new Gate(now);
    const identity = await readIdentity(folder);
    const damage = new Damage(log);
    const journal = new Journal(folder);
    const { index, position } = await recover({ folder, identity, journal, damage, context, call });
    const filer = new Filer(folder, journal, log);
    const records = new Records(folder, damage, (name) => filer.pendingOf(name));
    const writer = new Writer({ gate, index, journal, filer, records, log }, position);
    const checkpoints = new Checkpoints(writer, journal, filer, log);
    const pass: OpenParts["pass"] = async (callNow, work) => {
      try {
        return await gate.pass(callNow, work);
      } catch (error) {
        throw storeErrorOf(error);
      }
    };
    return { log, gate, folder, lock, identity, damage, journal, filer, index, records, writer, checkpoints, pass };
  } catch (error) {
    lock.release();
    throw storeErrorOf(error);
  }
}

function openFolder(directory: string): Folder {
  try {
    return Folder.open(directory);
  } catch (error) {
    if (StoreError.isInstance(error)) throw error;
    throw new StoreError(
      "misconfigured",
      "MGP_FILE_STORAGE_DIR (--file-storage-dir) names a folder that cannot be made or written to: name another, or " +
        "let this process write there",
      { cause: error },
    );
  }
}
