import { manifestFor } from "@mgp/adapter-kit";

export const manifest = manifestFor({ name: "memory-reference-adapter", kind: "in_memory", modes: ["lexical"] });
