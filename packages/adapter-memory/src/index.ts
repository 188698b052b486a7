export { memoryAdapter, memoryAdapter as default } from "./adapter.ts";
export { guarantees } from "./guarantees.ts";
export { manifest } from "./manifest.ts";
