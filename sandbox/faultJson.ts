import { isObject } from '../nodes/Chakra/json/isObject';
import { kindOf, type Fault } from './faults';
import { asRecord, asText } from './narrow';

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown) => typeof value === 'string';
const isFlag = (value: unknown) => typeof value === 'boolean';

const fields: Record<keyof Fault, (value: unknown) => boolean> = {
	times: isNumber,
	after: isNumber,
	match: isObject,
	status: isNumber,
	headers: (value) => isObject(value) && Object.values(asRecord(value)).every(isText),
	body: () => true,
	contentType: isText,
	redirectTo: isText,
	early: isFlag,
	slowAnswerMs: isNumber,
	dripAnswer: isFlag,
	hugeAnswerBytes: isNumber,
	slowReadBytesPerSecond: isNumber,
	cutAfterBytes: isNumber,
	cutAnswer: isFlag,
	refuse: isFlag,
	neverAnswer: isFlag,
};

/** A fault as it goes through JSON: a RegExp path becomes `{ regex, flags }`. */
export function faultToJson(fault: Fault): Record<string, unknown> {
	const path = fault.match?.path;
	if (!(path instanceof RegExp)) return { ...fault };
	return { ...fault, match: { ...fault.match, path: { regex: path.source, flags: path.flags } } };
}

/** @throws TypeError when the value is no fault, naming the field that is wrong */
export function faultFromJson(value: unknown): Fault {
	const record = asRecord(value);
	if (!isFault(record)) throw new TypeError('This is no fault');
	kindOf(record);
	const { method, path } = asRecord(record.match);
	if (record.match === undefined || isText(path) || path === undefined) return record;
	const { regex, flags } = asRecord(path);
	if (!isText(regex)) throw new TypeError('The fault field "match.path" has the wrong type');
	return {
		...record,
		match: { method: asText(method), path: new RegExp(String(regex), asText(flags)) },
	};
}

function isFault(record: Record<string, unknown>): record is Record<string, unknown> & Fault {
	for (const [name, value] of Object.entries(record)) {
		if (!isField(name)) throw new TypeError(`A fault has no field "${name}"`);
		if (!fields[name](value)) throw new TypeError(`The fault field "${name}" has the wrong type`);
	}
	return true;
}

function isField(name: string): name is keyof Fault {
	return Object.hasOwn(fields, name);
}
