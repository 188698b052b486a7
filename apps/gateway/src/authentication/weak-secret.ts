/** Characters that a key or token has at least: fewer can be guessed, however slowly. */
const LEAST_LENGTH = 16;

/** What examples have in a secret's place, without what is no letter. */
const placeholders = ["changeme", "changethis", "replaceme", "replacethis", "placeholder", "yourapikey", "yoursecret"];

/** Why a secret does not keep others out, as the end of a sentence; `undefined`: nothing is known against it. */
export function weaknessOf(secret: string): string | undefined {
  const letters = secret.toLowerCase().replaceAll(/[^a-z]/g, "");
  if (placeholders.some((placeholder) => letters.includes(placeholder))) return "is an example's placeholder";
  return Array.from(secret).length < LEAST_LENGTH ? `has fewer than ${LEAST_LENGTH} characters` : undefined;
}
