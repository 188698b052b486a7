import type { AdapterSetting } from "@mgp/core";
import { flagKey } from "../settings/command-line.ts";
import { secretFileVariable } from "../settings/secret-file.ts";
import { configurationFlag, fallbackText, settingList } from "../settings/setting-list.ts";

const commands: readonly (readonly [string, string])[] = [
  ["mgp-gateway [flags]", "Start the gateway."],
  [
    "mgp-gateway [flags] --accept-audit-loss",
    "Start it once although lines of the audit log are missing; who and what is noted in the log.",
  ],
  [
    "mgp-gateway key new [--id NAME] [--tenant T] [--agent A] [--action X] [--right R] [--not-before TIME] [--not-after TIME] [--json]",
    "Print a fresh key, and write its entry into the callers file; without one, print the entry. Flags of several values take commas.",
  ],
  ["mgp-gateway key list [--json]", "Show the callers, and the ids and states of their keys."],
  [
    "mgp-gateway key revoke KEY-ID [--json]",
    "Revoke a key in the callers file; with --id NAME in place of KEY-ID all keys of a caller.",
  ],
  [
    "mgp-gateway audit verify [FILE] [--head HASH,…]",
    "Check an audit log, without FILE the gateway's own; names the first bad line. Exit code 0: unbroken, 1: not, 3: empty.",
  ],
  ["mgp-gateway audit tail [FILE] [--lines N] [--follow]", "Show the end of the audit log."],
  ["mgp-gateway migrate [flags]", "Bring the schemas of backend and ledger up to date."],
  [
    "mgp-gateway reindex [flags]",
    "Rebuild what is out of date: the words that memories are found by, and vectors of another model than the configured one.",
  ],
  ["mgp-gateway reindex [flags] --remove-vectors", "Remove all vectors: searches then use words only."],
  ["mgp-gateway smoke [flags]", "Try the backend once over HTTP: write, search, get, purge."],
  ["mgp-gateway --version", "Print the version."],
];

/**
 * What `--help` prints.
 *
 * @param adapterName as it is configured; `undefined`: that could not be read
 * @param adapter `undefined`: it may not be run for this
 */
export function helpText(
  adapterName: string | undefined,
  adapter: { readonly name: string; readonly settings: readonly AdapterSetting[] } | undefined,
): string {
  const sections = [
    section("Commands", commands),
    section(
      "Settings: a flag beats the environment, which beats the configuration file",
      [...settingList, { ...configurationFlag, fallback: undefined }].map((setting) => [
        names(setting),
        describe(setting.description, fallbackText(setting)),
      ]),
    ),
  ];
  if (adapter !== undefined && adapter.settings.length > 0)
    sections.push(
      section(
        `Settings of the adapter ${adapter.name}`,
        adapter.settings.map((setting) => [
          names(setting),
          describe(setting.description, setting.default ?? "has to be given"),
        ]),
      ),
    );
  if (adapterName !== undefined && adapter === undefined)
    sections.push(
      `The adapter ${adapterName} is not part of the gateway's own installation, and help runs nothing else: its settings are in its documentation.\n`,
    );
  return sections.join("\n");
}

function names({ flag, environment, secret }: Pick<AdapterSetting, "flag" | "environment" | "secret">): string {
  const inFile = secret === true ? [secretFileVariable(environment)] : [];
  return [...(flag === undefined ? [] : [`--${flagKey(flag)}`]), environment, ...inFile].join(", ");
}

function describe(description: string, fallback: string): string {
  return fallback === "" ? description : `${description} Default: ${fallback}.`;
}

function section(title: string, lines: readonly (readonly [string, string])[]): string {
  return `${title}\n${lines.map(([left, right]) => `  ${left}\n      ${right}\n`).join("")}`;
}
