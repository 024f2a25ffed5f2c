import { isObject } from '../json/isObject';
import type { ApiClient, RetryOptions } from '../transport/apiClient';
import { firstText } from './configuration';

/** A person of the team. */
interface User {
	/** UUID. */
	id: string;
	/** What processes and tasks are assigned to. */
	username: string;
	/** The display name, else first and last name, else the username. */
	name: string;
}

/**
 * All people of the team; no pages are documented. Source: https://apidocs.chakrahq.com/api-11531149
 * @throws ChakraError
 */
export async function listUsers(api: ApiClient, retryOptions: RetryOptions): Promise<User[]> {
	const { data } = await api.send({
		method: 'GET',
		path: '/v1/ext/users',
		idempotent: true,
		...retryOptions,
	});
	return Array.isArray(data) ? data.filter(isObject).map(readUser) : [];
}

export function readUser(entry: Record<string, unknown>): User {
	const id = firstText(entry, 'id');
	const username = firstText(entry, 'username');
	const fullName = [firstText(entry, 'firstName'), firstText(entry, 'lastName')];
	const name = firstText(entry, 'displayName', 'name') || fullName.filter(Boolean).join(' ');
	return { id, username, name: name || username || id };
}
