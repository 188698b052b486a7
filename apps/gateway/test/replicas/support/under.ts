/** Asked again and again; false: it is time to stop. */
export type GoOn = () => boolean;

/**
 * Runs a load from before some trouble until after it. When either fails, the other is stopped too.
 *
 * @returns what the load returned
 */
export async function under<Result>(
  load: (goOn: GoOn) => Promise<Result>,
  trouble: (goOn: GoOn) => Promise<unknown>,
): Promise<Result> {
  let isOver = false;
  const goOn: GoOn = () => !isOver;
  const loaded = load(goOn);
  const troubled = trouble(goOn);
  try {
    await Promise.race([troubled, loaded.then(async () => await troubled)]);
  } finally {
    isOver = true;
    await Promise.allSettled([loaded, troubled]);
  }
  return await loaded;
}
