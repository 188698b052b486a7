import { AuditIndex, removeIndex } from "./audit-index.ts";
import { IndexDatabase, IndexDamaged } from "./index-database.ts";

/** Opens the index, or begins a new one when there is none that can be used; says then why. */
export async function openIndex(file: string): Promise<{ readonly index: AuditIndex; readonly replaced?: string }> {
  try {
    return { index: new AuditIndex(file, new IndexDatabase(file)) };
  } catch (error) {
    if (!(error instanceof IndexDamaged)) throw error;
    await removeIndex(file);
    return { index: new AuditIndex(file, new IndexDatabase(file)), replaced: error.message };
  }
}
