/**
 * Whether a text is a day of the calendar: 2026-02-28. JavaScript moves 2026-02-30, which is none, into the next month.
 */
export function isCalendarDate(text: string): boolean {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
