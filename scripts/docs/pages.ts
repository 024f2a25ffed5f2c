/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { join } from 'node:path';
import { resources } from '../../nodes/Chakra/actions';
import type { Operation, Resource } from '../../nodes/Chakra/actions/operation';
import { properties as triggerFields } from '../../nodes/Chakra/trigger/properties';
import { metaErrors } from '../../nodes/Chakra/whatsapp/metaErrors';
import { contractCall } from '../contract';
import { COVERAGE_FILE, coverageTable } from '../coverageTable';
import { exampleLines, readExamples } from './examples';
import { asMarkdown, kebab, table } from './markdown';
import { outputLines } from './output';
import { noticeLines, parameterTable } from './parameters';

/** A file that `npm run docs` makes. */
export interface Page {
	/** Absolute path. */
	file: string;
	text: string;
}

export const PAGES_FOLDER = join(__dirname, '..', '..', 'docs', 'operations');

const examples = readExamples();

const madeBy =
	'Made by `npm run docs` from what the node shows in the editor, the output schemas and the examples; a test holds it to them.';

function sentence(text: string): string {
	const plain = asMarkdown(text);
	return /[.!?]$/.test(plain) ? plain : `${plain}.`;
}

function operationLines(
	{ entry: resource }: Resource,
	{ entry, api, description: fields }: Operation,
): string[] {
	return [
		`## ${entry.name}`,
		'',
		sentence(entry.description ?? entry.action),
		'',
		...noticeLines(fields),
		'### Parameters',
		'',
		...parameterTable(fields),
		'',
		...outputLines(resource.value, entry.value),
		...exampleLines(examples, resource.value, entry.value),
		callLine(api.map(callInWords)),
		'',
	];
}

function callInWords(id: string): string {
	const { method, path, confidence } = contractCall(id);
	return `\`${method} ${path}\` (${confidence})`;
}

function callLine(calls: string[]): string {
	if (calls.length === 0) return 'It makes no call to ChakraHQ.';
	const word = calls.length === 1 ? 'Call' : 'Calls';
	return `${word}: ${calls.join(', ')}. [What this means](../coverage.md)`;
}

function resourcePage(resource: Resource): Page {
	const { entry, operations } = resource;
	const rows = operations.map(({ entry: { name, description = '' } }) => [
		`[${name}](#${kebab(name)})`,
		asMarkdown(description),
	]);
	const lines = [
		`# ${entry.name}`,
		'',
		sentence(entry.description ?? ''),
		'',
		...table(['Operation', 'What it does'], rows),
		'',
		...operations.flatMap((operation) => operationLines(resource, operation)),
		madeBy,
		'',
	];
	return { file: join(PAGES_FOLDER, `${kebab(entry.name)}.md`), text: lines.join('\n') };
}

function triggerPage(): Page {
	const lines = [
		'# ChakraHQ Trigger',
		'',
		'How to set it up, and what an event looks like: [When customers write](../trigger.md).',
		'',
		...parameterTable(triggerFields),
		'',
		madeBy,
		'',
	];
	return { file: join(PAGES_FOLDER, 'chakrahq-trigger.md'), text: lines.join('\n') };
}

function indexPage(): Page {
	const byName = [...resources].sort((a, b) => (a.entry.name < b.entry.name ? -1 : 1));
	const rows = byName.map(({ entry, operations }) => {
		const page = `${kebab(entry.name)}.md`;
		const links = operations.map(({ entry: { name } }) => `[${name}](${page}#${kebab(name)})`);
		return [`[${entry.name}](${page})`, links.join(', ')];
	});
	const lines = [
		'# All operations',
		'',
		...table(['Resource', 'Operations'], rows),
		'',
		'And the [ChakraHQ Trigger](chakrahq-trigger.md).',
		'',
		madeBy,
		'',
	];
	return { file: join(PAGES_FOLDER, 'README.md'), text: lines.join('\n') };
}

/** Meta's codes, as `metaCode` of a refused item and `status` events give them. */
function metaCodesPage(): Page {
	const rows = metaErrors.map(({ from, to, happened, remedy, sent }) => [
		from === to ? String(from) : `${from} to ${to}`,
		happened,
		remedy,
		sent === 'no' ? 'no' : 'perhaps',
	]);
	const lines = [
		"# WhatsApp's codes",
		'',
		'The code stands in `metaCode` of a refused item, and in the status event of a message that could not be delivered.',
		'What the node itself says is in [errors.md](errors.md).',
		'',
		...table(['Code', 'What happened', 'What to do', 'Sent all the same?'], rows),
		'',
		"Made by `npm run docs` from the node's own table; a test holds it to that.",
		'',
	];
	return { file: join(PAGES_FOLDER, '..', 'meta-codes.md'), text: lines.join('\n') };
}

/** Everything that `npm run docs` makes. */
export function allPages(): Page[] {
	return [
		{ file: COVERAGE_FILE, text: coverageTable() },
		indexPage(),
		metaCodesPage(),
		triggerPage(),
		...resources.map(resourcePage),
	];
}
