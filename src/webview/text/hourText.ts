/** `09:00`: the beginning of an hour of the day, 0 to 23. */
export function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
