/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { chakra } from './description/nodeTypes';

const root = join(__dirname, '..', '..');

const sources = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.ts'))
		.map((path) => join(folder, path)),
);

/** The texts that users read: string literals of several words, without comments and names. */
function sentencesIn(path: string): string[] {
	const source = readFileSync(join(root, path), 'utf8');
	const texts: string[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		if (ts.isTemplateExpression(node)) {
			texts.push(
				node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join(''),
			);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
	return texts.filter((text) => /\w\W* \W*\w/.test(text));
}

const sentences = sources.flatMap((path) => sentencesIn(path).map((text) => `${path}: ${text}`));
const holding = (words: RegExp) =>
	sentences.filter((text) => words.test(text.slice(text.indexOf(': '))));

test('there are sentences to look at', () => {
	expect(sentences.length).toBeGreaterThan(500);
});

test('no sentence speaks of an error, a problem, a failure or a mistake', () => {
	// "On Error" is the name of n8n's own setting.
	expect(holding(/(?<!\bOn )\b(errors?|problems?|fail(s|ed|ures?)?|mistakes?)\b/i)).toEqual([]);
});

test('no sentence calls an accepted message delivered', () => {
	expect(holding(/\b(was|is|been) delivered\b/i)).toEqual([]);
});

test('the screen calls values that are sent values, and not parameters', () => {
	expect(holding(/\b(add|give|fill in) (a |the )?parameters?\b/i)).toEqual([]);
	// What n8n writes on the buttons of a form: "Add variable to send".
	const words = chakra.description.properties.flatMap(
		({ typeOptions }) => typeOptions?.resourceMapper?.fieldWords?.plural ?? [],
	);
	expect([...new Set(words)].sort()).toEqual(['attributes', 'variables']);
});
