import type { MemoryObject } from "@mgp/core";
import type { ListedMemory } from "../store/memory-reader.ts";

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
