import type { INodeParameters } from 'n8n-workflow';
import { byId, operate, errorOf, senderId } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const send = async (parameters: INodeParameters) =>
	await operate(sandbox(), {
		...{ resource: 'message', operation: 'send', sender: byId(senderId) },
		...{ recipient: '15550100001', ...parameters },
	});

const flow = { type: 'flow', text: 'Book', flowId: '123', buttonText: 'Open' };

/** Expressions and AI agents give a boolean as text. */
test.each<[INodeParameters, object]>([
	[{ type: 'text', text: 'a', previewUrl: '=true' }, { text: { preview_url: true } }],
	[{ type: 'text', text: 'a', previewUrl: '=TRUE' }, { text: { preview_url: true } }],
	[
		{ type: 'reaction', messageId: 'wamid.1', removeReaction: '=true' },
		{ reaction: { emoji: '' } },
	],
	[
		{ ...flow, flowIsDraft: '={{ "true" }}' },
		{ interactive: { action: { parameters: { mode: 'draft' } } } },
	],
])('%j', async (parameters, body) => {
	const { error } = await send(parameters);
	expect(error).toBeUndefined();
	expect(sandbox().messages[0]?.body).toMatchObject(body);
});

test('a contact that is not on WhatsApp, by text', async () => {
	const phone = [{ phone: '+1 555 010 0009', onWhatsApp: '={{ "false" }}' }];
	const contact = [{ fullName: 'Ana', phones: { phone } }];
	await send({ type: 'contacts', contacts: { contact } });
	expect(JSON.stringify(sandbox().messages[0]?.body)).toContain('555 010 0009');
	expect(JSON.stringify(sandbox().messages[0]?.body)).not.toContain('wa_id');
});

test('a word that is neither is refused with the name of its field', async () => {
	expect(errorOf(await send({ ...flow, flowIsDraft: '=maybe' }))).toMatch(
		/^Draft must be true or false, and is "maybe"/,
	);
	expect(sandbox().requests).toEqual([]);
});
