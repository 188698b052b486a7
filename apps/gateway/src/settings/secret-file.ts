import { StartError } from "../start/start-error.ts";
import { readTextFile, UnfitFile } from "./bounded-file.ts";
import { pathFrom } from "./path-from.ts";

/** Bytes that the file of a secret has at most. */
const MOST_BYTES = 65_536;

/** The environment variable that names the file of a secret setting. */
export function secretFileVariable(environment: string): string {
  return `${environment}_FILE`;
}

/** The path that such a variable gives; `undefined` when it gives none. */
export function secretFilePath(
  environment: Readonly<Record<string, string | undefined>>,
  setting: { readonly environment: string },
  workingDirectory: string,
): string | undefined {
  const named = environment[secretFileVariable(setting.environment)];
  return named === undefined || named.trim() === "" ? undefined : pathFrom(workingDirectory, named);
}

/**
 * Reads a secret from a file, without the newline that ends it.
 *
 * @param variable names it in a message, which holds neither path nor content
 * @throws StartError when there is no secret in it
 */
export function readSecretFile(file: string, variable: string): string {
  const secret = textOf(file, variable).replace(/\r?\n$/, "");
  if (secret === "") throw new StartError(`The file that ${variable} names is empty: it must hold a secret.`);
  return secret;
}

function textOf(file: string, variable: string): string {
  try {
    return readTextFile(file, MOST_BYTES);
  } catch (error) {
    const fault =
      error instanceof UnfitFile
        ? `${error.message}: it must hold a secret.`
        : "is missing or cannot be read by this user. Check the path, and that it is a file.";
    throw new StartError(`The file that ${variable} names ${fault}`, { cause: error });
  }
}
