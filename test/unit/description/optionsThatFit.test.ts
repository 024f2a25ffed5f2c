import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { byOperation, chakra, parametersOf } from './nodeTypes';

/** The labels of the options that the editor offers, for these values of the form and options that were added. */
function offered(operation: string, form: INodeParameters, added: INodeParameters = {}): string[] {
	const { description } = chakra;
	const properties = byOperation(description).get(operation) ?? [];
	const isOption = ({ path }: { path: string }) => /^options\.\w+$/.test(path);
	return parametersOf(properties)
		.filter(isOption)
		.map(({ property }): INodeProperties => property)
		.filter((property) =>
			NodeHelpers.displayParameter(added, property, { typeVersion: 1 }, description, form),
		)
		.map(({ displayName }) => displayName);
}

describe('Send and Wait for Response offers', () => {
	test.each<[string, string, INodeParameters, string[]]>([
		['an approval in the chat', 'approval', {}, ['Unauthorized Reply Text']],
		['an approval by link', 'approval', { answerBy: 'link' }, ['Message Button Label']],
		['choices', 'choices', {}, ['Message Button Label', 'Unauthorized Reply Text']],
		['choices by link', 'choices', { answerBy: 'link' }, ['Message Button Label']],
		['a text', 'freeText', {}, ['Message Button Label']],
		['a form', 'customForm', {}, ['Message Button Label']],
	])('for %s only what has an effect', (_, responseType, added, expected) => {
		const labels = offered('message.sendAndWait', { responseType }, added);
		const asked = ['Message Button Label', 'Unauthorized Reply Text'];
		expect(labels.filter((label) => asked.includes(label))).toEqual(expected);
	});

	test('Approver IDs always, because a page refuses them rather than let everybody answer', () => {
		const labels = offered('message.sendAndWait', { responseType: 'freeText' });
		expect(labels).toContain('Approver IDs');
	});
});
