/** The conditions under which this process imports packages: node's own and those it was started with. */
export function importConditions(
  execArgv: readonly string[] = process.execArgv,
  nodeOptions: string = process.env["NODE_OPTIONS"] ?? "",
): readonly string[] {
  const words = [...nodeOptions.split(/\s+/), ...execArgv];
  const given = words.flatMap((word, index) => {
    const long = /^(?:--conditions|-C)=(.+)$/.exec(word)?.[1];
    if (long !== undefined) return [long];
    const next = words[index + 1];
    return (word === "--conditions" || word === "-C") && next !== undefined ? [next] : [];
  });
  return [...given, "node", "import", "module-sync", "node-addons"];
}
