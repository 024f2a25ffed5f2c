import { WAIT_INDEFINITELY, type INodeProperties } from 'n8n-workflow';
import { isObject } from '../../../json/isObject';
import { readChoice } from '../../../parameters/choice';
import { readPointInTime } from '../../../parameters/pointInTime';
import { ChakraError } from '../../../transport/chakraError';

const limitTypeField: INodeProperties = {
	displayName: 'Limit Type',
	name: 'limitType',
	type: 'options',
	default: 'afterTimeInterval',
	description: 'How the end of the wait is given',
	options: [
		{
			name: 'After Time Interval',
			value: 'afterTimeInterval',
			description: 'Waits for a certain amount of time',
		},
		{
			name: 'At Specified Time',
			value: 'atSpecifiedTime',
			description: 'Waits until the set date and time',
		},
	],
};

/** Names and values are those of n8n's own nodes. n8n's tools for AI agents set them. */
export const limitWaitTimeField: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	description:
		'How long to wait at most. After that the workflow goes on with the items that came into this node, and they get no approved, choice, text or data. If they hold the answer to an earlier question, remove it before this node, with Edit Fields: otherwise it looks like the answer to this one.',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				limitTypeField,
				{
					displayName: 'Amount',
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 1,
					description: 'The time to wait',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Unit',
					name: 'resumeUnit',
					type: 'options',
					default: 'hours',
					description: 'Unit of the amount',
					options: [
						{ name: 'Minutes', value: 'minutes' },
						{ name: 'Hours', value: 'hours' },
						{ name: 'Days', value: 'days' },
					],
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				{
					displayName: 'Max Date and Time',
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					description: 'When the wait ends',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
				},
			],
		},
	],
};

const MINUTE = 60_000;

const UNITS: ReadonlyMap<string, number> = new Map([
	['minutes', MINUTE],
	['hours', 60 * MINUTE],
	['days', 24 * 60 * MINUTE],
]);

/**
 * When to stop waiting for the answer; far in the future where the option is not set.
 * @param limit the option as n8n gives it: `{ values: { limitType, resumeAmount, resumeUnit, maxDateAndTime } }`
 * @param zone IANA time zone of the workflow, for a date without one
 * @throws ChakraError where it is not a time to come
 */
export function readWaitTill(limit: unknown, zone: string, now = Date.now()): Date {
	const values = isObject(limit) && isObject(limit.values) ? limit.values : {};
	if (Object.keys(values).length === 0) return WAIT_INDEFINITELY;
	const { limitType = limitTypeField.default, maxDateAndTime } = values;
	const till =
		readChoice(limitType, limitTypeField) === 'atSpecifiedTime'
			? readPointInTime(maxDateAndTime, 'Max Date and Time', zone).toMillis()
			: now + intervalIn(values);
	if (till > now) return new Date(Math.min(till, WAIT_INDEFINITELY.getTime()));
	throw new ChakraError('Limit Wait Time is over before anybody could answer', {
		remedy: 'Give a time to come, and mind the time zone of the workflow, or remove the option.',
	});
}

/** In milliseconds. @throws ChakraError where it is not a length of time */
function intervalIn(values: Record<string, unknown>): number {
	// An amount that is there and undefined comes from an expression that found nothing.
	const { resumeAmount, resumeUnit } = { resumeAmount: 1, resumeUnit: 'hours', ...values };
	const interval =
		Number(resumeAmount) * (UNITS.get(String(resumeUnit).trim().toLowerCase()) ?? NaN);
	if (interval >= 0) return interval;
	throw new ChakraError(
		`Limit Wait Time is "${String(resumeAmount)} ${String(resumeUnit)}", which is no time`,
		{ remedy: 'Give an amount of minutes, hours or days.' },
	);
}
