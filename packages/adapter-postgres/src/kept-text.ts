/** Is this text kept as it is? PostgreSQL has no NUL in texts, and UTF-8 no unpaired surrogate. */
export function isKept(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}
