import type { INodeParameters } from 'n8n-workflow';
import { search } from '../editor';
import { byId, onlyJson, operate, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const janeId = '00000000-0000-4000-8000-000000000010';
const user = async (operation: string, parameters: INodeParameters = {}) =>
	await operate(sandbox(), { resource: 'user', operation, ...parameters });
const paths = () => sandbox().requests.map(({ method, path }) => `${method} ${path}`);

// Shown in CONTRIBUTING.md.
test('gives one member of the team', async () => {
	const parameters = { resource: 'user', operation: 'get', userId: byId(janeId) };
	const result = await operate(sandbox(), parameters);
	expect(onlyJson(result)).toMatchObject({ id: janeId, role: 'Agent' });
});

describe('Get', () => {
	test('gives readable values, and IDs on request', async () => {
		const one = async (options: INodeParameters) =>
			onlyJson(await user('get', { userId: byId(janeId), options }));
		expect(await one({})).toMatchObject({ id: janeId, role: 'Agent', team: 'Example Shop' });
		expect(await one({ apiVersion: 'v1' })).toMatchObject({ id: janeId, reportees: [] });
		expect(paths()).toEqual([`GET /v2/ext/user/${janeId}`, `GET /v1/ext/user/${janeId}`]);
	});

	test('says that the user is not there', async () => {
		const nobody = '00000000-0000-4000-8000-000000000099';
		expect(errorOf(await user('get', { userId: byId(nobody) }))).toMatch(
			/^ChakraHQ has no user with the ID .*99 \(HTTP 404\).*Choose the user from the list/,
		);
	});

	test('says that a username is no ID', async () => {
		sandbox().inject({ status: 400, body: { _errors: ['invalid uuid'] } });
		expect(errorOf(await user('get', { userId: 'janedoe' }))).toMatch(
			/^ChakraHQ has no user with the ID janedoe \(HTTP 400\).*a username does not work here/,
		);
	});

	test('refuses an empty ID, and sends no request', async () => {
		expect(errorOf(await user('get', { userId: byId('={{ " " }}') }))).toMatch(/^User is empty/);
		expect(paths()).toEqual([]);
	});
});

describe('Get Many', () => {
	const names = async (parameters: INodeParameters) =>
		(await user('getAll', parameters)).output.map(({ json }) => json.username);

	test('gives all users, or as many as the limit', async () => {
		expect(await names({ returnAll: true })).toEqual(['janedoe', 'johnroe']);
		expect(await names({ limit: 1, options: { apiVersion: 'v1' } })).toEqual(['janedoe']);
		expect(paths()).toEqual(['GET /v2/ext/users', 'GET /v1/ext/users']);
	});

	test('gives no item for an empty list', async () => {
		sandbox().inject({ status: 200, body: { _data: [] } });
		expect(await names({})).toEqual([]);
	});
});

describe('Update', () => {
	test('sends the given names with PUT', async () => {
		const updateFields = { firstName: 'Janet' };
		expect(onlyJson(await user('update', { userId: byId(janeId), updateFields }))).toMatchObject({
			firstName: 'Janet',
			lastName: 'Doe',
		});
		expect(paths()).toEqual([`PUT /v1/ext/user/${janeId}`]);
		expect(sandbox().requests[0]?.body).toEqual(updateFields);
	});

	test.each([404, 405])('explains a %i by the method that is not certain', async (status) => {
		sandbox().inject({ status, body: { _data: [], _errors: ['No'] } });
		const updateFields = { lastName: 'Roe' };
		expect(errorOf(await user('update', { userId: byId(janeId), updateFields }))).toMatch(
			/does not take this call with PUT \(HTTP 40\d\): No.*ask ChakraHQ support which/,
		);
	});

	test.each([
		['janedoe', /^ChakraHQ has no user with the ID janedoe .*a username does not work here/],
		[janeId, /^ChakraHQ did not accept the request \(HTTP 400\): too long/],
	])('explains a 400 by the ID where it is none: %s', async (userId, refusal) => {
		sandbox().inject({ status: 400, body: { _errors: ['too long'] } });
		const update = { userId, updateFields: { lastName: 'Roe' } };
		expect(errorOf(await user('update', update))).toMatch(refusal);
	});

	test.each<[INodeParameters, RegExp]>([
		[{ firstName: '', lastName: ' ' }, /^There is nothing to update/],
		[{ firstName: '={{ undefined }}' }, /^There is nothing to update/],
		[{ firstName: 'undefined' }, /^First Name is "undefined"/],
		[{ lastName: '={{ { a: 1 } }}' }, /^Last Name is an object/],
		[{ lastName: '={{ ["Roe"] }}' }, /^Last Name is a list/],
	])('refuses %j', async (updateFields, refusal) => {
		const update = { userId: byId(janeId), updateFields };
		expect(errorOf(await user('update', update))).toMatch(refusal);
		expect(paths()).toEqual([]);
	});

	test('an empty name is left as it is', async () => {
		const updateFields = { firstName: 'Janet', lastName: '' };
		await user('update', { userId: byId(janeId), updateFields });
		expect(sandbox().requests[0]?.body).toEqual({ firstName: 'Janet' });
	});

	test('refuses an update without a change', async () => {
		expect(errorOf(await user('update', { userId: byId(janeId) }))).toMatch(
			/^There is nothing to update/,
		);
		expect(paths()).toEqual([]);
	});
});

test('the list shows the users by name', async () => {
	expect(await search(sandbox(), 'searchUserIds', {}, 'roe')).toEqual([
		{ name: 'John Roe (johnroe)', value: '00000000-0000-4000-8000-000000000020' },
	]);
});

test('the list leaves out users who were deleted', async () => {
	const users = [
		{ id: janeId, username: 'janedoe', isDeleted: false },
		{ id: 'gone', username: 'gone', isDeleted: true },
	];
	sandbox().inject({ status: 200, body: { _data: users }, times: 2 });
	expect(await search(sandbox(), 'searchUserIds', {})).toHaveLength(1);
	expect(await search(sandbox(), 'searchUsers', {})).toHaveLength(1);
});
