const INSTALLED = "mgp-gateway";

/** Its name where a user is told to type it, so before one of its words or flags. */
const toType = new RegExp(`\\b(?:npx )?${INSTALLED} (?=(?:audit|key|migrate|reindex|serve|smoke)\\b|--|\\[)`, "g");

/** What a user types to run the file of the command. In a checkout, whose files are sources, no command is installed. */
export function typedFor(file: string): string {
  return file.endsWith(".ts") ? "node start.mjs" : INSTALLED;
}

/**
 * Messages, those of adapters and ledgers among them, call the command by the name that it is installed under.
 *
 * @returns the text with the words to type where this gateway runs
 */
export function inTypedWords(text: string, typed: string): string {
  return typed === INSTALLED ? text : text.replaceAll(toType, `${typed} `);
}
