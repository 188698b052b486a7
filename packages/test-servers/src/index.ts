export { freePort } from "./free-port.ts";
export { pgvectorMissing } from "./pgvector.ts";
export { postgresMissing } from "./postgres-binaries.ts";
export type { PostgresVersion } from "./postgres-binaries.ts";
export { startPostgres } from "./postgres.ts";
export type { PostgresOptions, PostgresServer } from "./postgres.ts";
