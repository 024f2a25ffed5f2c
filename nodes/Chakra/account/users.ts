import { firstText, objectsIn } from '../json/narrow';
import type { ApiClient, RetryOptions } from '../transport/apiClient';
import type { Configuration } from './configuration';
import { entriesOf, isKept } from './configurationEntries';

/** A member of the team. */
interface User {
	/** UUID. */
	id: string;
	/** Processes and tasks are assigned by username. */
	username: string;
	/** The display name, else first and last name, else the username. */
	name: string;
}

/**
 * All members of the team, without those who were deleted. No paging is documented.
 * Source: https://apidocs.chakrahq.com/api-11531149
 * @throws ChakraError
 */
export async function listUsers(api: ApiClient, retryOptions: RetryOptions): Promise<User[]> {
	const { data } = await api.send({
		method: 'GET',
		path: '/v1/ext/users',
		idempotent: true,
		...retryOptions,
	});
	return objectsIn(data).filter(isKept).map(readUser);
}

function readUser(entry: Record<string, unknown>): User {
	const id = firstText(entry, 'id');
	const username = firstText(entry, 'username');
	const fullName = [firstText(entry, 'firstName'), firstText(entry, 'lastName')];
	const name = firstText(entry, 'displayName', 'name') || fullName.filter(Boolean).join(' ');
	return { id, username, name: name || username || id };
}

const peopleByConfiguration = new WeakMap<Configuration, Map<unknown, string>>();

/** The names of the people in a configuration, by ID and by username. */
export function peopleIn(configuration: Configuration): Map<unknown, string> {
	const people = peopleByConfiguration.get(configuration) ?? new Map(namedPeople(configuration));
	peopleByConfiguration.set(configuration, people);
	return people;
}

function namedPeople({ userProfiles }: Configuration): Array<[string, string]> {
	return entriesOf(userProfiles).flatMap((entry): Array<[string, string]> => {
		const { name } = readUser(entry);
		const ids = ['id', 'user', 'userId', 'username'].map((member) => firstText(entry, member));
		return ids.filter((id) => id !== '').map((id) => [id, name]);
	});
}
