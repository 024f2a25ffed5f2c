/**
 * What a node can do about a refusal:
 * - `retry-now`: the same request again after seconds, with growing pauses, a few times
 * - `retry-later`: the same request again after minutes to a day, never in a loop within one run
 * - `fix-request`: something in this request must change
 * - `fix-account`: something in the account, number, template or Flow must change
 * - `do-not-retry`: sending again to this person or in this way will not help
 */
export const metaErrorClasses = [
	'retry-now',
	'retry-later',
	'fix-request',
	'fix-account',
	'do-not-retry',
] as const;

export type MetaErrorClass = (typeof metaErrorClasses)[number];

type Texts = readonly [happened: string, remedy: string];

/** Class → code → what happened, and what to do. The key `200-299` stands for a whole range. */
export type MetaErrorTable = Readonly<
	Partial<Record<MetaErrorClass, Readonly<Record<string, Texts>>>>
>;
