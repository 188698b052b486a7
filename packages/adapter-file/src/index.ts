export { fileAdapter, fileAdapter as default } from "./adapter.ts";
export type { FileAdapterOptions } from "./adapter.ts";
export { guarantees } from "./guarantees.ts";
export { manifest } from "./manifest.ts";
