import type { DateTime } from 'luxon';
import type { GenericValue, IDataObject } from 'n8n-workflow';
import { dayIn } from '../../parameters/pointInTime';
import { comparedValue, type Compared } from './comparedValue';

type OnDay = (name: string, start: GenericValue, next: GenericValue) => IDataObject;

/** ChakraHQ compares with moments. These are its conditions for a day, by its start and by that of the next one. */
const conditionsOnDay: Record<string, OnDay> = {
	'=': (name, start, next) => ({ [name]: { '>=': start, '<': next } }),
	'!=': (name, start, next) => ({ or: [{ [name]: { '<': start } }, { [name]: { '>=': next } }] }),
	'>': (name, _start, next) => ({ [name]: { '>=': next } }),
	'>=': (name, start) => ({ [name]: { '>=': start } }),
	'<': (name, start) => ({ [name]: { '<': start } }),
	'<=': (name, _start, next) => ({ [name]: { '<': next } }),
};

/**
 * The condition where its value is a day, or where each of its values is: "at most 2026-03-05" includes that day, and
 * "after 2026-03-05" begins with the next one.
 * @returns undefined where a value is no day, or what is compared is no time
 */
export function conditionOnDays(
	given: unknown,
	operator: string,
	compared: Compared,
): IDataObject | undefined {
	const { name, attribute, zone } = compared;
	const onDay = conditionsOnDay[operator];
	const isTime = attribute ? ['time', 'isoTime'].includes(attribute.kind) : name === 'createdAt';
	if (!isTime || onDay === undefined) return undefined;
	const values = [given].flat();
	const days = values.map((one) => dayIn(one, zone)).filter((day) => day !== undefined);
	if (days.length === 0 || days.length < values.length) return undefined;
	const valueOf = (moment: DateTime) => comparedValue(moment, compared) as GenericValue;
	const conditions = days.map(({ start, next }) => onDay(name, valueOf(start), valueOf(next)));
	return conditions.length === 1
		? conditions[0]
		: { [operator === '=' ? 'or' : 'and']: conditions };
}
