export { myStoreAdapter, myStoreAdapter as default } from "./adapter.ts";
export type { MyStoreOptions } from "./options.ts";
