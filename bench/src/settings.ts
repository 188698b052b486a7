import { parseArgs } from "node:util";

/** How much is measured, and how long. */
export interface BenchSettings {
  /** A row (`echo/write`) or a group of rows (`echo`); absent: all. */
  readonly only: string | undefined;
  /** Memories of the large gateway of `growth` and `memory`; the small one has 10,000. */
  readonly size: number;
  readonly rounds: number;
  /** How long a round of throughput takes, about. */
  readonly seconds: number;
  /** Run the gateway from its TypeScript source, for a checkout that is not built. */
  readonly source: boolean;
  readonly withPython: boolean;
}

export const usage = `Usage: bench [options]
  --only <row>       one row, such as echo/write, or one group, such as echo-graph
  --size <n>         memories of the large gateway (1000000)
  --rounds <n>       rounds, of which the median counts (7)
  --seconds <n>      length of a round of throughput (1)
  --source           run the gateway from source instead of from its build
  --without-python   leave out the Python gateway
`;

export function readSettings(words: readonly string[]): BenchSettings {
  const { values } = parseArgs({
    args: words.filter((word) => word !== "--"),
    options: {
      only: { type: "string" },
      size: { type: "string", default: "1000000" },
      rounds: { type: "string", default: "7" },
      seconds: { type: "string", default: "1" },
      source: { type: "boolean", default: false },
      "without-python": { type: "boolean", default: false },
    },
  });
  return {
    only: values.only,
    size: positive("size", values.size),
    rounds: positive("rounds", values.rounds),
    seconds: positive("seconds", values.seconds),
    source: values.source,
    withPython: !values["without-python"],
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new Error(`--${name} has to be a number above 0, not ${text}`);
}
