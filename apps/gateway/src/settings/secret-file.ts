import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { StartError } from "../command/start-error.ts";

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
  return named === undefined || named === "" ? undefined : path.resolve(workingDirectory, named);
}

/**
 * Reads a secret from a file, without the newline that ends it.
 *
 * @param variable names it in a message, which holds neither path nor content
 * @throws StartError when there is no secret in it
 */
export function readSecretFile(file: string, variable: string): string {
  const bytes = bytesOf(file, variable);
  if (bytes.length > MOST_BYTES)
    throw new StartError(`The file that ${variable} names is larger than ${MOST_BYTES} bytes: it must hold a secret.`);
  const secret = textOf(bytes, variable).replace(/\r?\n$/, "");
  if (secret === "") throw new StartError(`The file that ${variable} names is empty: it must hold a secret.`);
  return secret;
}

/** One byte more than may be there tells that there are too many. */
function bytesOf(file: string, variable: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, "r");
    // What is no file, such as a pipe, may have no end.
    if (!fstatSync(descriptor).isFile()) throw new Error("It is no file.");
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } catch (error) {
    throw new StartError(
      `The file that ${variable} names is missing or cannot be read by this user. Check the path, and that it is a file.`,
      { cause: error },
    );
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function textOf(bytes: Uint8Array, variable: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new StartError(`The file that ${variable} names is no text in UTF-8.`, { cause: error });
  }
}
