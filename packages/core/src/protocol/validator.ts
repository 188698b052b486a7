/** One error of a compiled validator, as far as a violation is made from it. */
export type ValidatorError = {
  /** JSON Pointer to the place in the value. */
  instancePath: string;
  keyword: string;
  params: Readonly<Record<string, unknown>>;
};

/** A compiled schema. After a refusal `errors` says why, until the next call. */
export type Validator<Value> = {
  (value: unknown): value is Value;
  errors?: readonly ValidatorError[] | null;
};
