/** So many bytes of records' bodies are read at once; a single body may be larger. */
const READ_TOGETHER = 8_388_608;

/**
 * As many records together as their bodies allow, so that a batch of large ones is not held at once.
 *
 * @param bytesOf of a record's body
 * @returns batches in the order of the records, none empty
 */
export function* slicesOf<Item>(
  batch: readonly Item[],
  bytesOf: (item: Item) => number,
): Generator<readonly Item[], void, undefined> {
  let some: Item[] = [];
  let bytes = 0;
  for (const item of batch) {
    const size = bytesOf(item);
    if (some.length > 0 && bytes + size > READ_TOGETHER) {
      yield some;
      some = [];
      bytes = 0;
    }
    some.push(item);
    bytes += size;
  }
  if (some.length > 0) yield some;
}
