import { secretFileVariable } from "./secret-file.ts";
import { configurationFlag, fallbackText, settingList } from "./setting-list.ts";

/** The table of settings in the README. */
export function settingsMarkdown(): string {
  const rows = settingList.map((setting) =>
    row([
      code(setting.environment),
      setting.flag === undefined ? "" : code(`--${setting.flag}`),
      code(setting.key),
      typeof setting.fallback === "string" && setting.fallbackText === undefined
        ? code(setting.fallback)
        : fallbackText(setting),
      setting.secret === true
        ? `${setting.description} In a file: ${code(secretFileVariable(setting.environment))}.`
        : setting.description,
    ]),
  );
  const file = row([
    code(configurationFlag.environment),
    code(`--${configurationFlag.flag}`),
    "",
    "",
    configurationFlag.description,
  ]);
  return [
    row(["Environment", "Flag", "In the file", "Default", "What it does"]),
    "|---|---|---|---|---|",
    ...rows,
    file,
    "",
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function code(text: string): string {
  return `\`${text}\``;
}
