/** The forms of ISO 8601 that the reference reads: extended or compact, date only, with or without a zone. */
const PATTERN =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * Epoch milliseconds of a protocol timestamp; `undefined` where it cannot be read (timestamps are annotations on the
 * wire: any string is stored). Without a zone it is UTC; a lower-case `z` cannot be read, as in the reference.
 */
export function parseInstant(text: string): number | undefined {
  const parts = PATTERN.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone = "Z"] = parts;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const date = new Date(midnight);
  // Date.UTC lets 31 February run over into March; such a date cannot be read.
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const milliseconds = Number(`0.${fraction === "" ? "0" : fraction}`) * 1000;
  const time = (Number(hour) * 60 + Number(minute)) * 60_000 + Number(second) * 1000 + Math.floor(milliseconds);
  return midnight + time - zoneOffset(zone);
}

function zoneOffset(zone: string): number {
  if (zone === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  const digits = zone.slice(1).replace(":", "");
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || "0")) * 60_000;
}
