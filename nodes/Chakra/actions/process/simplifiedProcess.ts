import type { IDataObject } from 'n8n-workflow';
import type { Attribute } from '../../account/attributes';
import type { Configuration } from '../../account/configuration';
import { procedureIn } from '../../account/procedures';
import { peopleIn } from '../../account/users';
import { isObject } from '../../json/isObject';
import { isoTime } from '../../json/isoTime';

/** The members that hold a person, by ID or username. */
const PEOPLE = ['assignedTo', 'createdBy'];

/** A process with times as ISO 8601, and with the names of its state and people where the configuration has them. */
export function simplifiedProcess(
	process: IDataObject,
	configuration: Configuration,
	procedureName: string,
): IDataObject {
	const procedure = procedureIn(configuration, procedureName);
	const state = procedure?.states.find(
		({ id, shortId }) => id === process.state || shortId === process.state,
	);
	const names = peopleIn(configuration);
	const people = PEOPLE.map((member) => [`${member}Name`, names.get(process[member])]);
	const times = Object.keys(process)
		.filter((name) => name.endsWith('At'))
		.map((name) => [name, isoOfUnixTime(process[name])]);
	return {
		...process,
		...Object.fromEntries([...times, ...people].filter(([, value]) => value !== undefined)),
		...(state && { stateName: state.name }),
		...(isObject(process.data) && {
			data: withTimes(process.data as IDataObject, procedure?.attributes ?? []),
		}),
	};
}

function withTimes(data: IDataObject, attributes: Attribute[]): IDataObject {
	const times = attributes
		.filter(({ kind }) => kind === 'time')
		.map(({ shortId }) => [shortId, isoOfMilliseconds(data[shortId])])
		.filter(([, time]) => time !== undefined);
	return { ...data, ...Object.fromEntries(times) };
}

/**
 * As {@link isoOfMilliseconds}, but also from seconds: the unit is not documented for each member, and no process is
 * from before 1973. An attribute may well be, such as a birthday.
 */
function isoOfUnixTime(given: unknown): string | undefined {
	const isUnixTime = /^\d{10,13}$/.test(String(given));
	return (isUnixTime ? isoTime(given) : null) ?? isoOfMilliseconds(given);
}

/** Epoch milliseconds as ISO 8601, negative before 1970; undefined for anything else. 0 stands for no time. */
function isoOfMilliseconds(given: unknown): string | undefined {
	const value = typeof given === 'string' && /^-?\d{12,13}$/.test(given) ? Number(given) : given;
	const isTime = typeof value === 'number' && value !== 0 && Math.abs(value) <= 8.64e15;
	return isTime ? new Date(value).toISOString() : undefined;
}
