import { WAIT_INDEFINITELY, type INodeProperties } from 'n8n-workflow';
import { isObject } from '../../../json/isObject';
import { ChakraError } from '../../../transport/chakraError';

/** Names and values are those of n8n's own nodes. n8n's tools for AI agents set them. */
export const limitWaitTimeField: INodeProperties = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'fixedCollection',
	description:
		'How long to wait at most. After that the workflow goes on with the items that came into this node, without approved, choice, text or data.',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
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
				},
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

const UNITS: Readonly<Record<string, number>> = {
	minutes: MINUTE,
	hours: 60 * MINUTE,
	days: 24 * 60 * MINUTE,
};

/**
 * When to stop waiting for the answer; far in the future where the option is not set.
 * @param limit the option as n8n gives it: `{ values: { limitType, resumeAmount, resumeUnit, maxDateAndTime } }`
 * @throws ChakraError where it is not a time
 */
export function readWaitTill(limit: unknown, now = Date.now()): Date {
	const values = isObject(limit) && isObject(limit.values) ? limit.values : {};
	if (Object.keys(values).length === 0) return WAIT_INDEFINITELY;
	const { limitType = 'afterTimeInterval', resumeAmount = 1, resumeUnit = 'hours' } = values;
	if (limitType === 'atSpecifiedTime') return specified(values.maxDateAndTime);
	const unit = Object.hasOwn(UNITS, String(resumeUnit)) ? UNITS[String(resumeUnit)] : undefined;
	const till = new Date(now + Number(resumeAmount) * (unit ?? NaN));
	if (Number(resumeAmount) >= 0 && !isNaN(till.getTime())) return till;
	throw new ChakraError(
		`Limit Wait Time is "${String(resumeAmount)} ${String(resumeUnit)}", which is no time`,
		{ remedy: 'Give an amount of minutes, hours or days.' },
	);
}

function specified(given: unknown): Date {
	// An expression may give a luxon DateTime. Its text is an ISO date.
	const till = new Date(String(given ?? ''));
	if (!isNaN(till.getTime())) return till;
	throw new ChakraError(`Max Date and Time "${String(given ?? '').slice(0, 50)}" is no date`, {
		remedy: 'Choose a date and time, or give one such as 2030-01-31T18:00:00Z.',
	});
}
