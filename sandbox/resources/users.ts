import { asRecord, asText } from '../narrow';
import type { Handler, Operations } from '../operation';
import type { User } from '../seed/types';
import { enveloped, errorResponse } from '../wire/response';

const onOne =
	(describe: (user: User, body: unknown) => Record<string, unknown>): Handler =>
	({ params, body }, { users }) => {
		const user = users.find(({ id }) => id === params.userId);
		return user === undefined ? errorResponse(404, 'Not Found') : enveloped(describe(user, body));
	};

const detail = (user: User) => ({
	...user,
	phones: [],
	emails: [user.primaryEmail],
	reportees: [],
});
const readable = (user: User) => ({ ...user, team: 'Example Shop', role: 'Agent' });

export const userOperations = {
	listUsers: (_call, { users }) => enveloped(users),
	listUsersV2: (_call, { users }) => enveloped(users.map(readable)),
	fetchUser: onOne(detail),
	fetchUserV2: onOne((user) => readable(user)),
	updateUser: onOne((user, body) => {
		const { firstName, lastName } = asRecord(body);
		user.firstName = asText(firstName) ?? user.firstName;
		user.lastName = asText(lastName) ?? user.lastName;
		return user;
	}),
} satisfies Operations;
