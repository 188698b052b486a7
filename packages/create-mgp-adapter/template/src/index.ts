export { myStoreAdapter, myStoreAdapter as default } from "./adapter.ts";
export { guaranteesFor } from "./guarantees.ts";
export { manifest } from "./manifest.ts";
export type { MyStoreOptions } from "./options.ts";
