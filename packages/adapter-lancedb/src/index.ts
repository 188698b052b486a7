export { lanceDbAdapter, lanceDbAdapter as default } from "./adapter.ts";
export { guarantees } from "./guarantees.ts";
export { manifestOf } from "./manifest.ts";
export type { LanceDbAdapterOptions } from "./options.ts";
