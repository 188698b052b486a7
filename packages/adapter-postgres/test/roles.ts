import type { PostgresServer } from "@mgp/test-servers";

/** A role that is no superuser and may make schemas; the DSN with which it logs in. */
export async function createRole(server: PostgresServer, name: string): Promise<string> {
  await server.query(`CREATE ROLE ${name} LOGIN`);
  await server.query(`GRANT CREATE ON DATABASE postgres TO ${name}`);
  return server.dsn.replace("postgres@", `${name}@`);
}
