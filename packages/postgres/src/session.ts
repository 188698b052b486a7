/** How long a session may be silent until the server closes it, as a setting. */
export const closedForSilence = { idle_session_timeout: "3000" } as const;

/** What a connection has to have been told before a statement runs on it. It keeps it until it is told something else. */
export interface Session {
  /**
   * Statements that a connection runs once, before it is used for this kind of session; from then on it lets the server
   * hear of it while it is idle. Absent: a connection is used as the server makes it, so that a pooler in transaction mode
   * will do.
   */
  readonly opening?: string;
  /** Settings by name, as `set_config` takes them. Without an `opening`: what a new connection has already. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Is everything that is wanted told? */
export function includes(told: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): boolean {
  for (const name in wanted) if (told[name] !== wanted[name]) return false;
  return true;
}

/** One statement for all settings, with its values. */
export function settingOf(settings: Readonly<Record<string, string>>): readonly [string, readonly string[]] {
  const names = Object.keys(settings);
  const calls = names.map((_, place) => `set_config($${2 * place + 1}, $${2 * place + 2}, false)`);
  return [`SELECT ${calls.join(", ")}`, names.flatMap((name) => [name, settings[name] ?? ""])];
}
