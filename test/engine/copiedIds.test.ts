import type { INodeParameters } from 'n8n-workflow';
import { byId, operate, errorOf, wabaId } from './operate';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

/** Fields that take an ID of Meta's, each with an operation. */
const fields: Array<[label: string, name: string, INodeParameters]> = [
	[
		'Sender',
		'sender',
		{ resource: 'message', operation: 'send', recipient: '15550100001', text: 'Hi' },
	],
	['Phone Number', 'phoneNumberId', { resource: 'account', operation: 'getPhoneNumber' }],
	['Phone Number', 'phoneNumberId', { resource: 'call', operation: 'getSettings' }],
	['WhatsApp Business Account', 'account', { resource: 'template', operation: 'getAll' }],
	['Template', 'templateId', { resource: 'template', operation: 'get', account: byId(wabaId) }],
	['Template', 'templateId', { resource: 'template', operation: 'delete', account: byId(wabaId) }],
	['Media ID', 'mediaId', { resource: 'media', operation: 'get' }],
	['Media ID', 'mediaId', { resource: 'media', operation: 'download' }],
];

test.each(fields)('%s refuses a number that was rounded: %s of %o', async (label, name, more) => {
	const rounded = '={{ 12345678901234567890 }}';
	const run = await operate(sandbox(), { ...more, [name]: rounded });
	expect(errorOf(run)).toMatch(
		new RegExp(`^${label} "12345678901234567000" is a number of too many digits.*as a text`),
	);
	expect(sandbox().requests).toEqual([]);
});

test('an account and a template are found by IDs with what copying has added', async () => {
	const list = await operate(sandbox(), {
		...{ resource: 'template', operation: 'getAll', account: byId(` "${wabaId}"\u200e`) },
	});
	const id = String(list.output[0]?.json.id);
	const one = await operate(sandbox(), {
		...{ resource: 'template', operation: 'get', account: byId(wabaId) },
		templateId: byId(`\u200b'${id}' `),
	});
	expect(one.output[0]?.json.id).toBe(id);
});
