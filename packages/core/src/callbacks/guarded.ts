/**
 * A callback for a timer, an event or a driver, behind which there is no caller: what it throws, or what the promise
 * that it returns rejects with, reaches the failure path of the code that set it, instead of ending the process.
 *
 * @param onFailure does what is left to be done when `run` came to no end: fails those who wait, arms the timer again.
 *   It is told what `run` was given as well. Must not throw.
 * @returns the callback; it never throws
 */
export function guarded<Given extends readonly unknown[]>(
  run: (...given: Given) => unknown,
  onFailure: (error: unknown, ...given: Given) => void,
): (...given: Given) => void {
  return (...given) => {
    try {
      const result = run(...given);
      if (result instanceof Promise) result.catch((error: unknown) => onFailure(error, ...given));
    } catch (error) {
      onFailure(error, ...given);
    }
  };
}
