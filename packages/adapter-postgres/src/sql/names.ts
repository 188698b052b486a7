/** The tables and functions of one schema, qualified and quoted. */
export interface Names {
  readonly schema: string;
  readonly memory: string;
  readonly horizon: string;
  readonly store: string;
  readonly migration: string;
  readonly insertAll: string;
  readonly insertUnless: string;
  readonly heldElsewhere: string;
}

export function namesOf(schema: string): Names {
  const quoted = quoteIdentifier(schema);
  return {
    schema: quoted,
    memory: `${quoted}.memory`,
    horizon: `${quoted}.horizon`,
    store: `${quoted}.store`,
    migration: `${quoted}.migration`,
    insertAll: `${quoted}.insert_all`,
    insertUnless: `${quoted}.insert_unless`,
    heldElsewhere: `${quoted}.held_elsewhere`,
  };
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
