export { freePort } from "./free-port.ts";
export { goMissing, goProgram } from "./go-program.ts";
export type { GoSource } from "./go-program.ts";
export { objectStoreMissing, startObjectStore } from "./object-store.ts";
export type { ObjectStore } from "./object-store.ts";
export { postgresMissing } from "./postgres-binaries.ts";
export type { PostgresVersion } from "./postgres-binaries.ts";
export { startPostgres } from "./postgres.ts";
export type { PostgresOptions, PostgresServer } from "./postgres.ts";
