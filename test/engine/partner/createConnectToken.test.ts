import type { INodeParameters } from 'n8n-workflow';
import { onlyJson, operate, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const create = async (parameters: INodeParameters = {}) =>
	await operate(sandbox(), {
		resource: 'partner',
		operation: 'createConnectToken',
		...parameters,
	});

test("a token for the credential's plugin", async () => {
	expect(onlyJson(await create())).toEqual({ connectToken: expect.any(String) });
	expect(sandbox().requests[0]?.body).toEqual({ pluginId: sandbox().pluginId });
});

test('a token for a new plugin, with the details of the client', async () => {
	onlyJson(
		await create({ plugin: 'new', newPluginName: ' Client ', clientReferenceId: '={{ 42 }}' }),
	);
	expect(sandbox().requests[0]?.body).toEqual({ newPluginName: 'Client', clientReferenceId: '42' });
});

test.each<[string, INodeParameters, RegExp]>([
	['no name', { plugin: 'new', newPluginName: '={{ "" }}' }, /New Plugin Name is empty/],
	['another choice', { plugin: 'both' }, /Plugin "both".*existing, new/],
	['no plugin ID', { options: { pluginId: 'mine' } }, /holds no plugin ID/],
	[
		'an object',
		{ plugin: 'new', newPluginName: 'x', clientName: '={{ { a: 1 } }}' },
		/Client Name is an object/,
	],
])('%s is refused, and asks nobody', async (_, parameters, refusal) => {
	expect(errorOf(await create(parameters))).toMatch(refusal);
	expect(sandbox().requests).toEqual([]);
});

test('a plugin that may have been created is not created again', async () => {
	sandbox().inject({ status: 502, body: 'gone' });
	errorOf(await create({ plugin: 'new', newPluginName: 'Client' }));
	expect(sandbox().requests).toHaveLength(1);
});

test('a missing plugin is reported', async () => {
	const options = { pluginId: '00000000-0000-4000-8000-000000000009' };
	expect(errorOf(await create({ options }))).toMatch(/no such plugin/);
});
