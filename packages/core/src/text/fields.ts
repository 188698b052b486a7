import type { MemoryObject } from "../generated/types.ts";

/** Characters of a field that is short: names, titles, labels, most statements. */
const SHORT = 1_024;

/** What stands under one key, or in one list with all that is inside. */
interface Field {
  readonly values: string[];
  size: number;
}

/**
 * What is analysed of a memory, in order: what never is long, the short fields as they come, then the others, the shorter
 * ones first. So what is left out of a long memory is of its longest field.
 */
export function searchedValues(memory: MemoryObject): readonly string[] {
  const values = plainValues(memory);
  const long: Field[] = [];
  for (const field of fieldsIn(memory.content)) {
    if (field.size > SHORT) long.push(field);
    else for (const value of field.values) values.push(value);
  }
  for (const field of long.toSorted((left, right) => left.size - right.size)) {
    for (const value of field.values) if (value.length <= SHORT) values.push(value);
    for (const value of field.values) if (value.length > SHORT) values.push(value);
  }
  return values;
}

/** What every caller may see of a memory. */
export function plainValues({ memory_id: memoryId, type, scope }: MemoryObject): string[] {
  return [memoryId, type, scope];
}

/** Every string and number inside a JSON value, in order. */
export function* scalarsIn(root: unknown): Generator<string, void, undefined> {
  for (const { values } of fieldsIn(root)) yield* values;
}

/** In order, and without recursion. Keys are no values. */
function fieldsIn(root: unknown): readonly Field[] {
  const fields: Field[] = [];
  const open: { readonly value: unknown; readonly field?: Field }[] = [{ value: root }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value } = next;
    if (typeof value === "object" && value !== null) {
      const field = next.field ?? (Array.isArray(value) ? begin(fields) : undefined);
      for (const member of Object.values(value).toReversed())
        open.push(field === undefined ? { value: member } : { value: member, field });
    } else if (typeof value === "string" || typeof value === "number") {
      const field = next.field ?? begin(fields);
      field.values.push(String(value));
      field.size += String(value).length;
    }
  }
  return fields;
}

function begin(fields: Field[]): Field {
  const field: Field = { values: [], size: 0 };
  fields.push(field);
  return field;
}
