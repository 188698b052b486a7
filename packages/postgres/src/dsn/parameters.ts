/** The parameters behind the `?` of a DSN, with the meaning that libpq gives them. */
export const parameterNames = [
  "sslmode",
  "sslrootcert",
  "sslcert",
  "sslkey",
  "sslnegotiation",
  "channel_binding",
  "application_name",
  "options",
  "host",
  "port",
  "user",
  "password",
  "dbname",
] as const;

export type Parameter = (typeof parameterNames)[number];

export function isParameter(name: string): name is Parameter {
  return parameterNames.some((known) => known === name);
}
