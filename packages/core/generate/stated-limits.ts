/** The limits of a gateway that its document states. */
type LimitName =
  | "bodyBytes"
  | "bulkBodyBytes"
  | "jsonDepth"
  | "jsonValues"
  | "pageItems"
  | "batchItems"
  | "objectKeys"
  | "keyLength"
  | "textLength"
  | "idLength";

/** Their values where no setting says otherwise. */
const statedLimits: Readonly<Record<LimitName, number>> = {
  bodyBytes: 1024 * 1024,
  bulkBodyBytes: 16 * 1024 * 1024,
  jsonDepth: 32,
  jsonValues: 250_000,
  pageItems: 1_000,
  batchItems: 1_000,
  objectKeys: 1_000,
  keyLength: 256,
  textLength: 64 * 1024,
  idLength: 512,
};

/** Keywords of a schema, each with the limit that is its value. */
type Bounds = { readonly [keyword: string]: LimitName };

/**
 * Keywords with the values of their limits, and beside them the names of these limits: a gateway with other settings
 * puts its own values there when it serves the document.
 */
export function stated(bounds: Bounds): { [keyword: string]: number | Bounds } {
  const values: { [keyword: string]: number | Bounds } = {};
  for (const [keyword, limit] of Object.entries(bounds)) values[keyword] = statedLimits[limit];
  return { ...values, "x-mgp-limits": bounds };
}
