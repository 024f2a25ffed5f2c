import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	type NodeParameterValue,
} from 'n8n-workflow';
import { ChakraTrigger } from '../../../nodes/Chakra/ChakraTrigger.node';
import { isObject } from '../../../nodes/Chakra/json/isObject';
import { parseJson } from '../../../nodes/Chakra/json/parseJson';
import {
	byOperation,
	chakra,
	choicesOf,
	credential,
	descriptions,
	parametersOf,
	type Parameter,
} from './nodeTypes';

/** The linter checks each literal alone. These rules are about the finished description. */
const everyParameter = [
	...descriptions,
	{ name: credential.name, properties: credential.properties },
].flatMap(({ name, properties }) =>
	parametersOf(properties).map((parameter) => ({ ...parameter, name })),
);
const those = (isOdd: (parameter: Parameter) => boolean) =>
	everyParameter.filter(isOdd).map(({ name, path }) => `${name}: ${path}`);

const operations = chakra.description.properties.filter(({ name }) => name === 'operation');

describe('each operation', () => {
	test('has parameters, and every group of parameters has its operation', () => {
		const listed = operations.flatMap((property) =>
			choicesOf(property).map(
				({ value }) => `${property.displayOptions?.show?.resource?.join()}.${value}`,
			),
		);
		const grouped = [...byOperation(chakra.description).keys()].filter((key) => key.includes('.'));
		expect(grouped.sort()).toEqual(listed.sort());
	});
});

test('Create or Update says that two executions at the same time can both create', () => {
	const upsert = byOperation(chakra.description).get('process.upsert') ?? [];
	const notices = upsert
		.filter(({ type }) => type === 'notice')
		.map(({ displayName }) => displayName);
	expect(notices.join()).toMatch(/two executions .* at the same time .* both can create it/);
});

test('the text of each kind of message has an example of its own', () => {
	const send = byOperation(chakra.description).get('message.send') ?? [];
	const examples = send.flatMap(({ name, placeholder }) => (name === 'text' ? [placeholder] : []));
	expect(examples.length).toBeGreaterThan(10);
	expect([...new Set(examples)]).toEqual(examples);
});

describe("n8n 2's newer means are used", () => {
	const [action, trigger] = descriptions;

	test('by both nodes, for models that build workflows', () => {
		for (const description of descriptions) {
			const { searchHint, relatedNodes = [] } = description.builderHint ?? {};
			expect(searchHint).toContain('WhatsApp');
			expect(relatedNodes.map(({ nodeType }) => nodeType)).toContain(
				`n8n-nodes-chakrahq.${description === action ? 'chakraTrigger' : 'chakra'}`,
			);
		}
	});

	test('by the action node, while it waits for an answer', () => {
		expect(action?.waitingNodeTooltip).toContain('when the question is answered in WhatsApp');
	});

	test('by the trigger, when its workflow is published', () => {
		expect(trigger?.activationMessage).toContain('starts this workflow from now on');
	});
});

describe('every parameter', () => {
	test('that is a boolean has a description that starts with Whether', () => {
		const odd = those(
			({ property: { type, description } }) =>
				type === 'boolean' && !/^Whether /.test(description ?? ''),
		);
		expect(odd).toEqual([]);
	});

	test('that is a notice has no HTML that the editor leaves out', () => {
		const odd = those(
			({ property: { type, displayName } }) =>
				type === 'notice' && /<(?!\/?(?:a|ul|li)\b)/.test(displayName),
		);
		expect(odd).toEqual([]);
	});

	test('that is a choice has its default among its values, each of them once', () => {
		const odd = those(({ property }) => {
			const values = choicesOf(property).map(({ value }) => value);
			const chosen = [property.default].flat();
			return (
				['options', 'multiOptions'].includes(property.type) &&
				(values.length === 0 ||
					new Set(values).size < values.length ||
					!chosen.every((value) => values.some((one) => one === value)))
			);
		});
		expect(odd).toEqual([]);
	});

	test('that is a choice has no value that begins with "=", which the editor takes for an expression', () => {
		const odd = those(({ property }) =>
			choicesOf(property).some(({ value }) => String(value).startsWith('=')),
		);
		expect(odd).toEqual([]);
	});

	test('that is JSON begins with JSON, because the editor marks an empty text as wrong', () => {
		const odd = those(
			({ property: { type, default: value } }) =>
				type === 'json' && parseJson(String(value)) === undefined,
		);
		expect(odd).toEqual([]);
	});

	test('that is a number has its default within its limits', () => {
		const odd = those(({ property: { type, default: value, typeOptions } }) => {
			const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
			return type === 'number' && !(Number(value) >= minValue && Number(value) <= maxValue);
		});
		expect(odd).toEqual([]);
	});

	test('has a placeholder that begins with e.g., or says what a button adds or a list selects', () => {
		const odd = those(
			({ property: { placeholder } }) =>
				placeholder !== undefined && !/^(e\.g\. |Add [a-z]|Select )/.test(placeholder),
		);
		expect(odd).toEqual([]);
	});

	test('that is a locator offers the list first, and a second way', () => {
		const odd = those(
			({ property: { type, modes } }) =>
				type === 'resourceLocator' &&
				(modes?.[0]?.displayName !== 'From List' || modes[1]?.type !== 'string'),
		);
		expect(odd).toEqual([]);
	});

	test('that loads its choices names a method that exists', () => {
		const { listSearch = {}, resourceMapping = {} } = chakra.methods ?? {};
		const asked = everyParameter.flatMap(({ property: { modes = [], typeOptions } }) => [
			...modes.map((mode) => mode.typeOptions?.searchListMethod),
			typeOptions?.resourceMapper?.resourceMapperMethod,
		]);
		const known = [...Object.keys(listSearch), ...Object.keys(resourceMapping)];
		expect([...new Set(asked.filter((name) => name !== undefined))].sort()).toEqual(known.sort());
	});
});

/** Values of a parameter that display conditions can ask for. */
function valuesOf(parameters: INodeProperties[]): NodeParameterValue[] {
	return parameters.flatMap((parameter) =>
		parameter.type === 'boolean'
			? [true, false]
			: [
					...choicesOf(parameter).map(({ value }) => value),
					...(parameter.modes ?? []).map(({ name }) => name),
					// Nothing is chosen or written yet.
					...(['resourceLocator', 'string'].includes(parameter.type) ? [''] : []),
				],
	);
}

/** The parameters of that name, or with that path through collections: `options.answerBy`. */
const namedIn = (level: INodeProperties[], name: string): INodeProperties[] =>
	parametersOf(level)
		.filter(({ path }) => path === name)
		.map(({ property }) => property);

const isWhateverIsThere = (wanted: unknown) =>
	isObject(wanted) && isObject(wanted._cnd) && wanted._cnd.exists === true;

describe('every display condition', () => {
	const conditions = descriptions.flatMap((description) =>
		parametersOf(description.properties).flatMap(({ path, property, siblings }) => {
			const { show = {}, hide = {} } = property.displayOptions ?? {};
			return [...Object.entries(show), ...Object.entries(hide)].map(([key, wanted = []]) => {
				const name = key.replace(/^\//, '').replace(/\.mode$/, '');
				const isRooted = key.startsWith('/');
				const level = isRooted ? description.properties : siblings;
				return {
					where: `${description.name}: ${path}`,
					key,
					wanted,
					known: valuesOf(namedIn(level, name)),
				};
			});
		}),
	);

	test('asks for values that the named parameter can have', () => {
		const odd = conditions.filter(
			({ known, wanted }) =>
				wanted.length === 0 ||
				!wanted.every((one) => isWhateverIsThere(one) || known.some((value) => value === one)),
		);
		expect(odd).toEqual([]);
	});

	test('names the path of a parameter from the root, because n8n 1 cannot load the node otherwise', () => {
		const odd = conditions.filter(({ key }) => key.includes('.') && !key.startsWith('/'));
		expect(odd.map(({ where, key }) => `${where} by ${key}`)).toEqual([]);
	});
});

/** All combinations of the values of some parameters. */
function waysOf(properties: INodeProperties[]): INodeParameters[] {
	const asked = new Set(
		properties.flatMap(({ displayOptions: { show = {}, hide = {} } = {} }) =>
			Object.keys({ ...show, ...hide }),
		),
	);
	let ways: INodeParameters[] = [{}];
	for (const key of asked) {
		const name = key.replace(/^\//, '').replace(/\.mode$/, '');
		const values = [...new Set(valuesOf(namedIn(properties, name)))];
		if (values.length === 0) continue;
		const [outer = '', inner] = name.split('.');
		ways = ways.flatMap((way) =>
			values.map((value) => ({
				...way,
				[outer]:
					inner !== undefined
						? { [inner]: value }
						: key.endsWith('.mode')
							? { mode: String(value), value: '' }
							: value,
			})),
		);
	}
	return ways;
}

const shownIn = (
	description: INodeTypeDescription,
	properties: INodeProperties[],
	way: INodeParameters,
) =>
	properties.filter((property) =>
		NodeHelpers.displayParameter(way, property, { typeVersion: 1 }, description),
	);

describe.each(descriptions)('the node $name', (description) => {
	test.each([...byOperation(description)])(
		'shows no two parameters of one name: %s',
		(key, properties) => {
			const [resource = '', operation = ''] = key.split('.');
			const ways = waysOf(properties);
			const twice = ways.flatMap((way) => {
				const names = shownIn(description, properties, { ...way, resource, operation }).map(
					({ name }) => name,
				);
				const name = names.find((one, index) => names.indexOf(one) !== index);
				return name === undefined ? [] : [{ name, way }];
			});
			expect(twice).toEqual([]);
		},
	);

	test.each([...byOperation(description)])(
		'shows every parameter in some way: %s',
		(key, properties) => {
			const [resource = '', operation = ''] = key.split('.');
			const shown = new Set(
				waysOf(properties).flatMap((way) =>
					shownIn(description, properties, { ...way, resource, operation }),
				),
			);
			expect(properties.filter((one) => !shown.has(one)).map(({ name }) => name)).toEqual([]);
		},
	);

	test.each([...byOperation(description)])(
		'means one type of value by one name: %s',
		(_, properties) => {
			const types = new Map<string, Set<string>>();
			for (const { name, type } of properties)
				types.set(name, (types.get(name) ?? new Set()).add(type));
			expect([...types].filter(([, several]) => several.size > 1)).toEqual([]);
		},
	);
});

test.each([
	['Chakra', chakra.description],
	['ChakraTrigger', new ChakraTrigger().description],
])('the Docs of %s lead to the page that its codex file names', async (name, description) => {
	const codex = await import(`../../../nodes/Chakra/${name}.node.json`);
	const [page] = codex.resources.primaryDocumentation;
	expect(description.documentationUrl).toBe(page.url);
});
