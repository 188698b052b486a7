import type { MemoryObject } from "@mgp/core";
import type { ListedId, ListedMemory } from "../store/memory-reader.ts";

/** A page of an answer, and how large it is. */
export interface PageOfMemories<Data> {
  readonly data: Data;
  /** UTF-8 bytes of its memories, about. */
  readonly bytes: number;
}

/** @param rest what stands beside the memories */
export function pageOfMemories<Rest extends object>(
  listed: readonly ListedMemory[],
  rest: Rest,
): PageOfMemories<Rest & { memories: MemoryObject[] }> {
  return {
    data: { memories: listed.map(({ memory }) => memory), ...rest },
    bytes: listed.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** A page of which ids are kept, and its memories are read again when they are shown. */
export interface PageOfIds<Rest> {
  readonly memoryIds: readonly string[];
  /** What stands beside the memories. */
  readonly rest: Rest;
}

export function pageOfIds<Rest extends object>(listed: readonly ListedId[], rest: Rest): PageOfIds<Rest> {
  return { memoryIds: listed.map(({ memoryId }) => memoryId), rest };
}
