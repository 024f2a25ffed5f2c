import type { INodeParameters } from 'n8n-workflow';
import { methods } from '../../nodes/Chakra/actions/methods';
import { mapFields, search } from './editor';
import { fromList, senderId, wabaId } from './operate';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

const process = { resource: 'process', operation: 'update' };
const ofLead = { ...process, procedure: fromList('lead') };
const update = { resource: 'template', operation: 'update' };
const send = { resource: 'templateMessage', operation: 'send' };
const ofSender = { ...send, sender: fromList(senderId), options: { wabaId } };

/** What ChakraHQ answers where there is nothing to list, and what the form holds. */
const nothing: Record<string, { data: unknown; parameters?: INodeParameters }> = {
	searchAccounts: { data: [] },
	searchChats: { data: [] },
	searchProcedures: { data: { procedures: [] } },
	searchProcesses: { data: [], parameters: ofLead },
	searchSenders: { data: [] },
	searchStates: { data: { procedures: [] }, parameters: ofLead },
	searchStateTasks: { data: {} },
	searchTemplateIds: { data: { data: [] }, parameters: { ...update, account: fromList(wabaId) } },
	searchTemplates: { data: { data: [] }, parameters: ofSender },
	searchUserIds: { data: [] },
	searchUsers: { data: [] },
};

/** What n8n's editor shows of a list that cannot be loaded. It leaves hyphens out. */
async function reasonOf(name: string, filter?: string): Promise<string> {
	const parameters = nothing[name]?.parameters ?? {};
	const error: unknown = await search(sandbox(), name, parameters, filter).catch(
		(reason: unknown) => reason,
	);
	const { message, description } = error as { message: string; description?: string };
	expect(message).not.toMatch(/[-–—]/);
	return `${message} | ${description ?? ''}`;
}

test('every list of the node that is read from ChakraHQ is looked at here', () => {
	const { searchLanguages, ...lists } = methods?.listSearch ?? {};
	expect(searchLanguages).toBeDefined();
	expect(Object.keys(nothing).sort()).toEqual(Object.keys(lists).sort());
});

test.each(Object.keys(nothing))('%s says why it is empty, and what to do', async (name) => {
	sandbox().inject({ status: 200, body: { _data: nothing[name]?.data }, times: 9 });
	expect(await reasonOf(name)).toMatch(/ (no|names no|lists no) .* \| [A-Z].*\.$/);
});

test('a list of templates says how many there are that cannot be sent', async () => {
	const template = { name: 'sale', language: 'en_US', status: 'PENDING', components: [] };
	sandbox().inject({ status: 200, body: { _data: { data: [template] } } });
	expect(await reasonOf('searchTemplates')).toMatch(/no approved template, and 1 .*Get Many/);
});

test('a list in which nothing is found by the typed text is only empty', async () => {
	const filter = 'no such entry';
	for (const [name, { parameters }] of Object.entries(nothing)) {
		expect([name, await search(sandbox(), name, parameters, filter)]).toEqual([name, []]);
	}
});

test.each([
	['searchSenders', /does not list the WhatsApp numbers.* \| Choose By ID/],
	['searchAccounts', /does not list the WhatsApp numbers.* \| Choose By ID/],
	['searchProcesses', /has no procedure lead .* \| Choose it from the list/],
])('%s says what is not there', async (name, sentence) => {
	sandbox().inject({ status: 404, body: {}, times: 9 });
	expect(await reasonOf(name)).toMatch(sentence);
});

test.each([
	['searchProcesses', process, 'Choose a procedure first'],
	['searchStates', process, 'Choose a procedure first'],
	['searchTemplateIds', update, 'Choose a WhatsApp Business Account first'],
	['searchTemplates', send, 'Choose a Sender first'],
])('%s says what to choose before', async (name, parameters, sentence) => {
	const error: unknown = await search(sandbox(), name, parameters).catch(
		(reason: unknown) => reason,
	);
	const description = expect.stringMatching(/^The list shows .*\.$/);
	expect(error).toMatchObject({ message: sentence, description });
});

/** What the editor gives for an expression that nothing can resolve: no node before has run. */
const unresolved = { __rl: true, mode: 'id', value: null } as unknown as string;

test.each([
	['searchProcesses', { ...process, procedure: unresolved }, 'Procedure'],
	['searchStates', { ...process, procedure: null as unknown as string }, 'Procedure'],
	['searchTemplateIds', { ...update, account: unresolved }, 'WhatsApp Business Account'],
	['searchTemplates', { ...send, sender: unresolved }, 'Sender'],
])('%s says where an expression has no value yet', async (name, parameters, field) => {
	const error: unknown = await search(sandbox(), name, parameters).catch(
		(reason: unknown) => reason,
	);
	expect(error).toMatchObject({
		message: `The expression in ${field} has no value yet`,
		description: expect.stringMatching(/^Press Execute previous nodes .*\.$/),
	});
});

test('the form of attributes says where the expression for its procedure has no value yet', async () => {
	const parameters = { ...process, procedure: unresolved };
	expect(await mapFields(sandbox(), 'getProcessAttributes', parameters)).toEqual({
		fields: [],
		emptyFieldsNotice: expect.stringMatching(
			/^The expression in Procedure has no value yet\. Press Execute previous nodes /,
		),
	});
});
