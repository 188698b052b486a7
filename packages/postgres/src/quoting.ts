/** A name of a schema, table or column as it stands in SQL. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as it stands in SQL, where it cannot be bound as a value. Holds under `standard_conforming_strings`. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
