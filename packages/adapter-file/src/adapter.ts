import { absolutePath, defineStore, pathText, setting, textsWithoutNul } from "@mgp/adapter-kit";
import {
  type AdapterContext,
  type Call,
  defineAdapter,
  type MemoryAdapter,
  type OpenStore,
  type StoreError,
} from "@mgp/core";
import { isDamaged } from "@mgp/sqlite";
import { FileBody } from "./file-body.ts";
import { guarantees } from "./guarantees.ts";
import { manifest } from "./manifest.ts";
import { openParts } from "./open-store.ts";
import { reindex } from "./reindex.ts";
import { storeErrorOf } from "./store-errors.ts";

/** What the file adapter can be told. */
export interface FileAdapterOptions {
  /**
   * The folder that holds the memories; made when it is missing. One process at a time.
   *
   * @default "./.mgp/files"
   */
  readonly storageDirectory?: string | undefined;
}

const directory = setting({
  environment: "MGP_FILE_STORAGE_DIR",
  flag: "--file-storage-dir",
  description: "The folder that holds the memories, one process at a time.",
  default: "./.mgp/files",
  trial: "{folder}/files",
  kind: pathText,
});

/** Keeps every memory in a readable JSON file of its own, and finds them by an index that it can make again. */
export const fileAdapter: MemoryAdapter<FileAdapterOptions> = defineAdapter({
  name: "file",
  settings: [directory.declared],
  optionsFrom: (given): FileAdapterOptions => ({ storageDirectory: directory.from(given) }),
  open: async ({ storageDirectory }: FileAdapterOptions, context: AdapterContext, call: Call): Promise<OpenStore> => {
    const parts = await openParts(absolutePath(directory.checked(storageDirectory)), context, call);
    const body = new FileBody(parts);
    const toStoreError = (error: unknown): StoreError => {
      const told = storeErrorOf(error);
      if (isDamaged(error)) body.noteDamage(told);
      return told;
    };
    const options = { gate: parts.gate, guarantees, texts: textsWithoutNul, toStoreError };
    return { store: defineStore(body, options), manifest, guarantees };
  },
  reindex: async ({ storageDirectory }: FileAdapterOptions, context: AdapterContext, call: Call, onProgress) =>
    await reindex(await openParts(absolutePath(directory.checked(storageDirectory)), context, call), call, onProgress),
});
