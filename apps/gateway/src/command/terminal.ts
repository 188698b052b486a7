/** What a command reads and writes: handed in, so that it can be tested without a process of its own. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The error output is a terminal that can be drawn on. */
  readonly isInteractive: boolean;
}

/** A sentence for the error output about what works and should not stay so. */
export function warningLine(sentence: string): string {
  return `mgp-gateway: WARNING: ${sentence}\n`;
}
