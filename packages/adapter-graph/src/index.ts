export { graphAdapter, graphAdapter as default } from "./adapter.ts";
export { guarantees } from "./guarantees.ts";
export { manifestOf } from "./manifest.ts";
export type { GraphAdapterOptions } from "./options.ts";
