export { postgresAdapter, postgresAdapter as default } from "./adapter.ts";
export { guarantees } from "./guarantees.ts";
export { manifest } from "./manifest.ts";
export type { PostgresAdapterOptions } from "./options.ts";
