/** The same day a year later, as it is stored: 2027-02-28. */
export function oneYearOn(day: Date): string {
  const next = new Date(Date.UTC(day.getUTCFullYear() + 1, day.getUTCMonth(), day.getUTCDate()));
  return next.toISOString().slice(0, 10);
}
