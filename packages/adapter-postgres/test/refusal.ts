import { StoreError } from "@mgp/core";

/** What a call is refused with, as `code: message`; `undefined`: it was not refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (StoreError.isInstance(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
}
