/** Prints one measure as a line of JSON, for people and for the harness in `bench/`. */
export function report(measure: string, value: number, detail: string): void {
  process.stdout.write(`${JSON.stringify({ measure, value, detail })}\n`);
}
