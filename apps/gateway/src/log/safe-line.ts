// C0 but for the newline that ends a line, DEL and C1, line separators, and marks that turn the direction of text.
// oxlint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A log line in which nothing moves a terminal's cursor, breaks the line in another program's eyes, or hides text. In
 * JSON the escapes mean the same characters as before.
 */
export function safeLine(line: string): string {
  return line.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
