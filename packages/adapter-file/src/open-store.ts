import { analyserOf, checkAnalyser, Gate, UnusablePath } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import { type Lock, lockFile, SqliteError } from "@mgp/sqlite";
import { Checkpoints } from "./checkpoints.ts";
import { Damage } from "./damage.ts";
import { writeAheadLogOf } from "./database.ts";
import { Filer } from "./filer.ts";
import { Folder } from "./folder.ts";
import { readIdentity } from "./identity.ts";
import type { OpenParts } from "./open-parts.ts";
import { Records } from "./records.ts";
import { recover } from "./recovery.ts";
import { storeErrorOf } from "./store-errors.ts";
import { Writer } from "./writer.ts";

/** Takes the folder and brings it in order. */
export async function openParts(directory: string, context: AdapterContext, call: Call): Promise<OpenParts> {
  const folder = await openFolder(directory);
  const lock = lockFolder(folder);
  try {
    return await partsOf(folder, lock, context, call);
  } catch (error) {
    lock.release();
    throw storeErrorOf(error);
  }
}

async function partsOf(folder: Folder, lock: Lock, context: AdapterContext, call: Call): Promise<OpenParts> {
  const { log, now } = context;
  const gate = new Gate("file", now);
  const identity = await readIdentity(folder);
  const damage = new Damage(log);
  const filer = new Filer(folder, log);
  try {
    const index = await recover({ folder, identity, filer, damage, context, call });
    const analyser = analyserOf(context);
    const analysed = index.reader.analysers() ?? { oldest: analyser.version, newest: analyser.version };
    checkAnalyser("file", analysed.newest, analyser);
    const writeAheadLog = writeAheadLogOf(folder, index.connection, log);
    const records = new Records(folder, damage, (name) => filer.pendingOf(name));
    const writer = new Writer({ gate, index, filer, records, writeAheadLog, log });
    const checkpoints = new Checkpoints({ writer, index, filer, log });
    const words = { analyser, analysedFrom: analysed.oldest };
    return {
      ...words,
      log,
      gate,
      folder,
      lock,
      identity,
      damage,
      filer,
      index,
      writeAheadLog,
      records,
      writer,
      checkpoints,
    };
  } catch (error) {
    await filer.close();
    throw error;
  }
}

async function openFolder(directory: string): Promise<Folder> {
  try {
    return await Folder.open(directory);
  } catch (error) {
    if (StoreError.isInstance(error)) throw error;
    const fault = error instanceof UnusablePath ? error.message : "names a folder that this process may not write to";
    throw new StoreError("misconfigured", `MGP_FILE_STORAGE_DIR (--file-storage-dir) ${fault}`, { cause: error });
  }
}

function lockFolder(folder: Folder): Lock {
  try {
    return lockFile(folder.at("lock.db"));
  } catch (error) {
    if (!(error instanceof SqliteError) || error.reason !== "locked") throw storeErrorOf(error);
    throw new StoreError(
      "unavailable",
      "another process uses the folder of the file adapter: stop it, or give this one a folder of its own " +
        "(MGP_FILE_STORAGE_DIR, --file-storage-dir)",
      { cause: error },
    );
  }
}
