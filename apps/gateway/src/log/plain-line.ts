import { isObject } from "@mgp/core";

const leading: ReadonlySet<string> = new Set(["level", "time", "logger", "message"]);

/** Turns a JSON log line into text for a human: `12:00:00.000 INFO mgp.gateway request_completed status_code=200 …`. */
export function plainLine(json: string): string {
  const fields: unknown = JSON.parse(json);
  if (!isObject(fields)) return json;
  const rest = Object.entries(fields)
    .filter(([name]) => !leading.has(name))
    .map(
      ([name, value]) =>
        `${name}=${typeof value === "string" && /^[\w./:*-]+$/.test(value) ? value : JSON.stringify(value)}`,
    );
  const time = typeof fields["time"] === "string" ? fields["time"].slice(11, 23) : "";
  return `${[time, fields["level"], fields["logger"], fields["message"], ...rest].join(" ")}\n`;
}
