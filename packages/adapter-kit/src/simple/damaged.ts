import { StoreError } from "@mgp/core";

/** @returns the error of a memory that cannot be read back */
export function damaged(): StoreError {
  return new StoreError("damaged", "what is stored of a memory cannot be read");
}
