import type { IDataObject } from 'n8n-workflow';
import type { Attribute } from '../../account/attributes';
import { entriesOf, type Configuration } from '../../account/configuration';
import { procedureIn } from '../../account/procedures';
import { readUser } from '../../account/users';
import { isObject } from '../../json/isObject';

const ROOT_TIMES = ['createdAt', 'updatedAt', 'nextActionAt'];

/** A process with times as ISO 8601, and with the names of its state and assignee where the configuration has them. */
export function simplifiedProcess(
	process: IDataObject,
	configuration: Configuration,
	procedureName: string,
): IDataObject {
	const procedure = procedureIn(configuration, procedureName);
	const state = procedure?.states.find(
		({ id, shortId }) => id === process.state || shortId === process.state,
	);
	const assignee = entriesOf(configuration.userProfiles).find(({ id, username }) =>
		[id, username].includes(process.assignedTo),
	);
	const times = ROOT_TIMES.map((name) => [name, isoOfMilliseconds(process[name])]);
	return {
		...process,
		...Object.fromEntries(times.filter(([, time]) => time !== undefined)),
		...(state && { stateName: state.name }),
		...(assignee && { assignedToName: readUser(assignee).name }),
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

/** Epoch milliseconds as ISO 8601, negative before 1970; undefined for anything else. 0 stands for no time. */
function isoOfMilliseconds(value: unknown): string | undefined {
	const isTime = typeof value === 'number' && value !== 0 && Math.abs(value) <= 8.64e15;
	return isTime ? new Date(value).toISOString() : undefined;
}
