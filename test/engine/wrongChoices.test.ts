import type { INodeParameters } from 'n8n-workflow';
import { byId, operate, errorOf } from './operate';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();
const lead = { procedure: byId('lead') };
const conditions = [
	{ keyName: 'city', keyValue: 'Goa' },
	{ keyName: 'score', keyValue: '5' },
];

/** Expressions and AI agents give words that no list has. Taken for the default, they would ask for something else. */
test.each<[string, string, INodeParameters, RegExp]>([
	['chat', 'getMessages', { findBy: 'contact' }, /^Find By "contact" .*phoneNumber, chat/],
	['chat', 'getMessages', { order: 'ascending' }, /^Order "ascending" .*newestFirst, oldestFirst/],
	['chat', 'getAll', { orderField: 'name' }, /^Order "name" .*updatedAt, createdAt/],
	['process', 'getAll', { ...lead, matchType: 'one' }, /^Must Match "one" .*all, any/],
	['user', 'getAll', { options: { apiVersion: '3' } }, /^API Version "3" .*v1, v2/],
])('%s: %s refuses %j, and names its choices', async (resource, operation, wrong, refusal) => {
	const parameters = { resource, operation, phoneNumber: '15550100001', ...wrong };
	expect(errorOf(await operate(sandbox(), parameters))).toMatch(refusal);
	expect(sandbox().requests.filter(({ path }) => !path.endsWith('/config'))).toEqual([]);
});

test('capital letters and spaces do not count', async () => {
	const any = { matchType: ' ANY ', filters: { conditions } };
	await operate(sandbox(), { resource: 'process', operation: 'getAll', ...lead, ...any });
	expect(sandbox().requests.at(-1)?.body).toMatchObject({
		where: { or: [{ city: 'Goa' }, { score: 5 }] },
	});
});

test('the names of the form are taken for their values', async () => {
	const shown = { matchType: 'Any Condition', filters: { conditions } };
	await operate(sandbox(), { resource: 'process', operation: 'getAll', ...lead, ...shown });
	expect(sandbox().requests.at(-1)?.body).toMatchObject({ where: { or: [{}, {}] } });
	const users = { resource: 'user', operation: 'getAll', options: { apiVersion: 'V1 (IDs)' } };
	await operate(sandbox(), users);
	expect(sandbox().requests.at(-1)?.path).toBe('/v1/ext/users');
});

test.each<[string, string, INodeParameters, string]>([
	['chat', 'getAll', { search: '={{ $json.phone }}' }, 'Search'],
	['chat', 'getMessages', { since: '={{ $json.since }}' }, 'Since'],
	['account', 'getBusinessAccounts', { pluginId: '={{ $json.plugin }}' }, 'Plugin ID'],
	['template', 'getAll', { filters: { name: '={{ $json.name }}' } }, 'Name'],
	['template', 'getAll', { filters: { status: '={{ $json.status }}' } }, 'Status'],
])('%s: %s does not get everything where a filter was lost: %j', async (...given) => {
	const [resource, operation, lost, label] = given;
	const parameters = {
		resource,
		operation,
		phoneNumber: '15550100001',
		account: byId('83784929738012'),
	};
	expect(errorOf(await operate(sandbox(), { ...parameters, ...lost }))).toMatch(
		new RegExp(`^Nothing was found for ${label} `),
	);
	expect(sandbox().requests).toEqual([]);
});
