/** Makes of texts what a store keeps of them, in order: an embedder's vectors, or an analyser's words. */
export type Make<Made> = (texts: readonly string[]) => Promise<readonly Made[]>;

/**
 * Asks only for the texts that there are.
 *
 * @returns in the order of `texts`; `undefined` where there is no text
 */
export async function madeOfTexts<Made>(
  texts: readonly (string | undefined)[],
  make: Make<Made>,
): Promise<readonly (Made | undefined)[]> {
  const made = (await make(texts.filter((text) => text !== undefined)))[Symbol.iterator]();
  return texts.map((text) => (text === undefined ? undefined : made.next().value));
}
