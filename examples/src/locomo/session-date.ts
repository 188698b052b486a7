const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const DATE = /^(\d{1,2}):(\d{2}) (am|pm) on (\d{1,2}) ([a-z]+),? (\d{4})$/;

/** ISO 8601 of `1:56 pm on 8 May, 2023`, taken as UTC; `undefined` for anything else. */
export function parseSessionDate(text: string): string | undefined {
  const match = DATE.exec(text.trim().toLowerCase());
  if (match === null) return undefined;
  const [, hour = "", minute = "", half, day = "", monthName = "", year = ""] = match;
  const month = MONTHS.indexOf(monthName);
  if (month === -1) return undefined;
  const hours = (Number(hour) % 12) + (half === "pm" ? 12 : 0);
  return new Date(Date.UTC(Number(year), month, Number(day), hours, Number(minute))).toISOString();
}
