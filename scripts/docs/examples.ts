/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface ExampleNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
}

interface Example {
	file: string;
	name: string;
	nodes: ExampleNode[];
}

const folder = join(__dirname, '..', '..', 'examples');

/** Every workflow of examples/, in the order of their file names. */
export function readExamples(): Example[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => ({ file, ...JSON.parse(readFileSync(join(folder, file), 'utf8')) }));
}

/** The example workflows that have an operation, and its parameters as they stand in the first of them. */
export function exampleLines(examples: Example[], resource: string, operation: string): string[] {
	const uses = examples.flatMap((example) =>
		example.nodes
			.filter(
				({ type, parameters }) =>
					type.endsWith('.chakra') &&
					parameters.resource === resource &&
					parameters.operation === operation,
			)
			.slice(0, 1)
			.map((node) => ({ example, node })),
	);
	const [first] = uses;
	if (!first) return [];
	const links = uses.map(
		({ example: { file, name } }) => `[${name.replace(/^ChakraHQ: /, '')}](../../examples/${file})`,
	);
	return [
		'### Example',
		'',
		`In the example workflows ${links.join(', ')}. Its parameters in the first of them:`,
		'',
		'```json',
		JSON.stringify(first.node.parameters, null, 2),
		'```',
		'',
	];
}
