import { asRecord, asRecords, asText } from './narrow';
import type { Process } from './seed/types';

type Compare = (order: number) => boolean;

/** Operators of docs.chakrahq.com/docs/platform/api/process/list. */
const operators: Record<string, Compare> = {
	'=': (order) => order === 0,
	'!=': (order) => order !== 0,
	'>': (order) => order > 0,
	'>=': (order) => order >= 0,
	'<': (order) => order < 0,
	'<=': (order) => order <= 0,
};

const rootFields = ['status', 'state', 'createdAt', 'assignedTo'] as const;

/** Whether a process meets every condition of a `where`; of an array on the right-hand side one entry is enough. */
export function matchesQuery(process: Process, where: Record<string, unknown>): boolean {
	return Object.entries(where).every(([name, condition]) => {
		if (name === 'and') return asRecords(condition).every((one) => matchesQuery(process, one));
		if (name === 'or') return asRecords(condition).some((one) => matchesQuery(process, one));
		const field = rootFields.find((root) => root === name);
		return meets(field === undefined ? process.data[name] : process[field], condition);
	});
}

function meets(value: unknown, condition: unknown): boolean {
	if (Array.isArray(condition)) return condition.some((one) => meets(value, one));
	if (typeof condition !== 'object') return compare(value, condition) === 0;
	return Object.entries(asRecord(condition)).every(
		([operator, wanted]) => operators[operator]?.(compare(value, wanted)) ?? false,
	);
}

/** Times are epoch milliseconds here and ISO 8601 in a query. Not comparable: NaN, which only != lets through. */
function compare(value: unknown, wanted: unknown): number {
	if (typeof value === 'boolean' && value === wanted) return 0;
	const text = asText(wanted);
	const other = typeof value === 'number' && text !== undefined ? asTime(text) : wanted;
	if (typeof value === 'number' && typeof other === 'number') return value - other;
	if (typeof value === 'string' && typeof other === 'string')
		return value < other ? -1 : +(value > other);
	return NaN;
}

function asTime(text: string): number {
	return Number.isNaN(Number(text)) ? Date.parse(text) : Number(text);
}
