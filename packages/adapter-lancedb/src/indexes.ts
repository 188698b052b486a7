import { Index, type Table } from "@lancedb/lancedb";

/** Equality and ranges on columns of many values, and of few. */
const BTREES: readonly string[] = [
  "key",
  "subject_mark",
  "created_at",
  "expires_at",
  "match_mark_1",
  "match_mark_2",
  "match_mark_3",
];
const BITMAPS: readonly string[] = ["tenant_mark", "state", "scope", "type"];

/** From how many rows on an index over the vectors is faster than looking at each. */
export const VECTORS_INDEXED_FROM = 10_000;

/** Vectors of one cell of the index. */
const VECTORS_IN_A_CELL = 4_000;

/** How many cells a search looks into: all of them up to 160,000 memories, which is as good as comparing each. */
export const CELLS = 40;

export const VECTOR_INDEX = "vector_idx";

/** Core's tokens are to stand in it as they are, none cut and none left out. */
function words(): Index {
  return Index.fts({
    baseTokenizer: "whitespace",
    stem: false,
    removeStopWords: false,
    asciiFolding: false,
    lowercase: false,
    withPosition: false,
    maxTokenLength: 64,
  });
}

function configurations(): ReadonlyMap<string, Index> {
  return new Map([
    ["tokens", words()],
    ["hidden_tokens", words()],
    ...BTREES.map((column): [string, Index] => [column, Index.btree()]),
    // One for persons and labels: with a second one a change of one record took a third longer.
    ["marks", Index.labelList()],
    ...BITMAPS.map((column): [string, Index] => [column, Index.bitmap()]),
  ]);
}

/** Makes the indexes that are not there yet. */
export async function makeIndexes(table: Table): Promise<void> {
  const present = new Set((await table.listIndices()).flatMap(({ columns }) => columns));
  for (const [column, config] of configurations())
    if (!present.has(column)) await table.createIndex(column, { config, replace: false }).catch(unlessMadeMeanwhile);
}

/**
 * Makes every index anew, of the rows that there are. One that is only brought up to date may keep words that no row
 * holds any more: with 100,000 rows the words' index was a thousand bytes larger than one made anew.
 */
export async function remakeIndexes(table: Table): Promise<void> {
  for (const [column, config] of configurations()) await table.createIndex(column, { config, replace: true });
}

/** Makes the index over the vectors where there are many. Returns of how many rows, if it did. */
export async function indexVectorsIfLarge(
  table: Table,
  dimensions: number,
  from: number = VECTORS_INDEXED_FROM,
): Promise<number | undefined> {
  const rows = await table.countRows();
  if (rows < from) return undefined;
  await indexVectors(table, rows, dimensions);
  return rows;
}

/**
 * Vectors with four bits a number, a sixth of their size: what is found by them is compared with the whole ones. The
 * quantisation takes numbers by eights; other vectors are kept whole.
 */
async function indexVectors(table: Table, rows: number, dimensions: number): Promise<void> {
  const training = {
    distanceType: "cosine",
    numPartitions: Math.max(1, Math.round(rows / VECTORS_IN_A_CELL)),
    maxIterations: 10,
    sampleRate: 256,
  } as const;
  const config = dimensions % 8 === 0 ? Index.ivfRq({ ...training, numBits: 4 }) : Index.ivfFlat(training);
  await table.createIndex("vector", { config, replace: true });
}

/** By another process. */
function unlessMadeMeanwhile(error: unknown): void {
  if (!(error instanceof Error) || !/already exists/i.test(error.message)) throw error;
}
