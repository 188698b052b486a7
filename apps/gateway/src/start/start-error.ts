/** The gateway cannot start. The message is one paragraph for a human: what is wrong and how to mend it. */
export class StartError extends Error {
  override readonly name = "StartError";
  /** 1: something around the gateway is wrong; 2: the command line is. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { readonly exitCode?: 1 | 2; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? 1;
  }
}
