/** A day: by month, by week or by its number in the year; extended or compact. */
const DAY = /^(\d{4})(?:-(\d{2})-(\d{2})|(\d{2})(\d{2})|-?W(\d{2})-?(\d)|-?(\d{3}))$/;

const TIME = /^(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

const DAY_MS = 86_400_000;

/** The latest instant that ECMAScript can name, in epoch milliseconds; the earliest is as far before 1970. */
export const LATEST_INSTANT = 8.64e15;

/** The first instant of the year 0 and the last of the year 9999: what a protocol timestamp can name. */
const EARLIEST = -62_167_219_200_000;
const LATEST = 253_402_300_799_999;

/**
 * Epoch milliseconds of a protocol timestamp; `undefined` where it cannot be read (timestamps are annotations on the
 * wire: any string is stored). Read are the forms of RFC 3339 and ISO 8601: dates by month, week or day of the year,
 * extended or compact, with or without a time and a zone, `T` and `Z` in either case or a blank for the `T`, any number
 * of digits of a second, `24:00` at the end of a day, and leap seconds, which are the instant that follows them. Without
 * a zone it is UTC. Fractions of a millisecond are cut off.
 *
 * @returns epoch milliseconds, or `undefined`
 */
export function parseInstant(text: string): number | undefined {
  const [day = "", time, ...rest] = text.split(/[Tt ]/);
  if (rest.length > 0) return undefined;
  const midnight = midnightOf(day);
  const sinceMidnight = time === undefined ? 0 : sinceMidnightOf(time);
  return midnight === undefined || sinceMidnight === undefined ? undefined : midnight + sinceMidnight;
}

/**
 * The protocol timestamp of epoch milliseconds, in UTC; before the year 0 and after the year 9999 the nearest there is.
 *
 * @returns an RFC 3339 text with milliseconds and `Z`
 */
export function formatInstant(instant: number): string {
  return new Date(Math.min(Math.max(instant, EARLIEST), LATEST)).toISOString();
}

function midnightOf(day: string): number | undefined {
  const parts = DAY.exec(day);
  if (parts === null) return undefined;
  const [, year, month = parts[4], date = parts[5], , , week, weekday, ordinal] = parts;
  if (week !== undefined) return dayOfWeek(Number(year), Number(week), Number(weekday));
  if (ordinal !== undefined) return dayOfYear(Number(year), Number(ordinal));
  const midnight = utc(Number(year), Number(month) - 1, Number(date));
  const found = new Date(midnight);
  // 31 February would run over into March; such a date cannot be read.
  const isThere = found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(date);
  return isThere ? midnight : undefined;
}

/** Week 1 is the one with 4 January in it, and Monday is day 1. */
function dayOfWeek(year: number, week: number, weekday: number): number | undefined {
  if (week < 1 || weekday < 1 || weekday > 7) return undefined;
  const monday = firstMondayOf(year) + (week - 1) * 7 * DAY_MS;
  return monday < firstMondayOf(year + 1) ? monday + (weekday - 1) * DAY_MS : undefined;
}

function firstMondayOf(year: number): number {
  const fourth = utc(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
}

function dayOfYear(year: number, ordinal: number): number | undefined {
  const midnight = utc(year, 0, 1) + (ordinal - 1) * DAY_MS;
  return ordinal > 0 && midnight < utc(year + 1, 0, 1) ? midnight : undefined;
}

/** `Date.UTC` takes the years 0 to 99 for those of the twentieth century. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** Milliseconds since midnight in UTC: less than 0, or more than a day, where the zone is another. */
function sinceMidnightOf(time: string): number | undefined {
  const parts = TIME.exec(time);
  if (parts === null) return undefined;
  const [, hour, minute = "0", second = "0", fraction = "0", zone = "Z"] = parts;
  const offset = zoneOffset(zone);
  const seconds = Number(hour) * 3_600 + Number(minute) * 60 + Number(second);
  const milliseconds = seconds * 1_000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
  const isWithin = Number(hour) < 24 ? Number(minute) < 60 && Number(second) < 61 : milliseconds === DAY_MS;
  return isWithin && offset !== undefined ? milliseconds - offset : undefined;
}

function zoneOffset(zone: string): number | undefined {
  if (zone.toUpperCase() === "Z") return 0;
  const digits = zone.slice(1).replace(":", "");
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2) || "0")];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
