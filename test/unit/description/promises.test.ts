import type { INodeProperties } from 'n8n-workflow';
import {
	byOperation,
	choicesOf,
	credential,
	descriptions,
	parametersOf,
	type Parameter,
} from './nodeTypes';

/**
 * What saved workflows hold. New lines of the snapshot are fine. A line that changes or goes breaks somebody's workflow
 * and needs a new version of the node.
 */
const promiseOf = ({ path, property }: Parameter): string =>
	[
		`${path}: ${property.type}`,
		...modesOf(property),
		` = ${JSON.stringify(property.default)}`,
		...valuesOf(property),
		...conditionsOf(property),
	].join('');

function modesOf({ modes = [] }: INodeProperties): string[] {
	return modes.length === 0 ? [] : [` by ${modes.map(({ name }) => name).join(' or ')}`];
}

function valuesOf(property: INodeProperties): string[] {
	const values = choicesOf(property).map(({ value }) => JSON.stringify(value));
	return values.length === 0 ? [] : [` of ${values.join(' ')}`];
}

function conditionsOf({
	displayOptions: { show = {}, hide = {} } = {},
}: INodeProperties): string[] {
	const said = [
		...Object.entries(show)
			.filter(([name]) => name !== 'resource' && name !== 'operation')
			.map(([name, values]) => `if ${name} is ${JSON.stringify(values)}`),
		...Object.entries(hide).map(([name, values]) => `unless ${name} is ${JSON.stringify(values)}`),
	];
	return said.length === 0 ? [] : [`, ${said.join(', ')}`];
}

/** A workflow stores no notice, and no hidden expression that only tells the editor a state. */
const isKept = ({ property: { type, default: value } }: Parameter) =>
	type !== 'notice' && !(type === 'hidden' && String(value).startsWith('='));

describe.each(descriptions)('the node $name', (description) => {
	test('keeps its name, version and credential', () => {
		const { name, version, credentials, webhooks } = description;
		expect({ name, version, credentials, webhooks }).toMatchSnapshot();
	});

	test.each([...byOperation(description)])('keeps its parameters: %s', (_, properties) => {
		expect(parametersOf(properties).filter(isKept).map(promiseOf)).toMatchSnapshot();
	});
});

test('the credential keeps its name and fields', () => {
	const { name, properties } = credential;
	expect([name, ...parametersOf(properties).map(promiseOf)]).toMatchSnapshot();
});
