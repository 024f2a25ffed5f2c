import type { INodeParameters } from 'n8n-workflow';
import { byId, fromList, onlyJson, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { template } from './template';

const sandbox = useSandbox();

const get = async (more: INodeParameters) => await template(sandbox(), 'get', more);
const remove = async (more: INodeParameters) => await template(sandbox(), 'delete', more);
const kept = async () => {
	const { output } = await template(sandbox(), 'getAll', { returnAll: true });
	return output.map(({ json }) => `${String(json.name)} ${String(json.language)}`);
};
const deletes = () => sandbox().requests.filter(({ method }) => method === 'DELETE');

/** The first of the list, and one of its second page. */
const first = { templateId: fromList('1000001') };

test('Get finds a template of the first page and of a later one', async () => {
	expect(onlyJson(await get(first))).toMatchObject({ id: '1000001', name: 'hello_world' });
	const { output } = await template(sandbox(), 'getAll', { returnAll: true });
	const { id, name } = output.at(-1)?.json ?? {};
	expect(onlyJson(await get({ templateId: byId(String(id)) }))).toMatchObject({ id, name });
});

test('Get gives what Get Many gives, and the whole template with Simplify off', async () => {
	const [one] = (await template(sandbox(), 'getAll', { limit: 1 })).output;
	expect(onlyJson(await get(first))).toEqual(one?.json);
	expect(onlyJson(await get({ ...first, simplify: false }))).toMatchObject({
		components: expect.any(Array),
	});
});

test.each(['get', 'delete'] as const)(
	'%s reads the list of an account once for all items',
	async (operation) => {
		const templateId = byId('={{ 1000001 + $itemIndex }}');
		const { output } = await template(
			sandbox(),
			operation,
			{ templateId },
			{ items: [{}, {}, {}] },
		);
		expect(output).toHaveLength(3);
		const firstPages = sandbox().requests.filter(({ method, query }) => {
			return method === 'GET' && !query.includes('after=');
		});
		expect(firstPages).toHaveLength(1);
	},
);

test.each<[string, INodeParameters, RegExp]>([
	[
		'a template that there is not',
		{ templateId: byId('999999') },
		/no template with the ID 999999/,
	],
	['a name', { templateId: byId('hello_world') }, /is not an ID/],
	['nothing', { templateId: byId('={{ "" }}') }, /Template is not set/],
])('Get and Delete refuse %s', async (_, parameters, refusal) => {
	expect(errorOf(await get(parameters))).toMatch(refusal);
	expect(errorOf(await remove(parameters))).toMatch(refusal);
	expect(deletes()).toEqual([]);
});

test('Delete takes one language, by name and ID', async () => {
	const before = await kept();
	const order = before.filter((one) => one.startsWith('order_update '));
	expect(order.length).toBeGreaterThan(1);
	expect(onlyJson(await remove({ templateId: byId('1000003') }))).toEqual({ deleted: true });
	expect(deletes()).toMatchObject([{ query: '?name=order_update&hsm_id=1000003' }]);
	const after = await kept();
	expect(before.filter((one) => !after.includes(one))).toEqual(['order_update en_US']);
});

test('Delete takes all languages only where it is told to', async () => {
	const before = await kept();
	onlyJson(await remove({ templateId: byId('1000003'), languages: 'all' }));
	expect(deletes()).toMatchObject([{ query: '?name=order_update' }]);
	const after = await kept();
	expect(before.filter((one) => !after.includes(one))).toEqual(
		before.filter((one) => one.startsWith('order_update ')),
	);
});

test.each(['', 'every', '*'])('Delete does not take "%s" for how much', async (languages) => {
	const refusal = errorOf(await remove({ ...first, languages: `={{ "${languages}" }}` }));
	expect(refusal).toMatch(/Delete ".*" is none of its choices/);
	expect(sandbox().requests).toEqual([]);
});

test('a template without a name is not deleted: no name could mean all', async () => {
	sandbox().inject({ status: 200, body: { data: [{ id: '1000001', name: '' }] } });
	expect(errorOf(await remove(first))).toMatch(/gave no name for the template 1000001/);
	expect(deletes()).toEqual([]);
});

test.each([404, 405])('Delete says what %s means here', async (status) => {
	sandbox().inject({ status, body: { _errors: ['Not here'] }, match: { method: 'DELETE' } });
	expect(errorOf(await remove(first))).toMatch(/does not pass this call on/);
});

test('success: false is no deletion', async () => {
	sandbox().inject({ status: 200, body: { success: false }, match: { method: 'DELETE' } });
	expect(errorOf(await remove(first))).toMatch(/did not delete the template/);
});
