/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import {
	createSourceFile,
	forEachChild,
	isRegularExpressionLiteral,
	ScriptTarget,
	type Node,
} from 'typescript';

/** Files whose expressions linearGrowth.test.ts does not read by a reader of that file, and why not. */
const otherwise: Record<string, string> = {
	'actions/message/sendAndWait/questionText': 'its writer is the author of the workflow',
	'actions/photo/photoRequest': 'reads a name that fileNameFor has shortened',
	'actions/subtitle': "reads this package's own texts, when it is built",
	'actions/template/buttonForm': 'its writer is the author of the workflow',
	'actions/tool/ownItem': 'its writer is the author of the workflow',
	'transport/apiError': 'read by unwrap',
	'transport/outcome': 'reads the codes of Node and n8n',
	'transport/spelledText': 'read by hideToken',
	'transport/tokenPieces': 'read by hideToken',
	'whatsapp/directLink': 'read by pageLinkProblem',
	'whatsapp/otherSpellings': 'read by recipientDigits',
};

const root = join(__dirname, '..', '..', 'nodes', 'Chakra');

/** What is bounded, or begins at the start and repeats once, takes linear time by its form. */
function mayBeSlow(expression: string): boolean {
	const plain = expression.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
	const repeats = plain.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
	return repeats > (plain.startsWith('/^') && !plain.includes('|') ? 1 : 0);
}

function expressionsIn(file: string): string[] {
	const found: string[] = [];
	const look = (node: Node) => {
		if (isRegularExpressionLiteral(node)) found.push(node.text);
		forEachChild(node, look);
	};
	look(createSourceFile(file, readFileSync(join(root, file), 'utf8'), ScriptTarget.Latest));
	return found;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.ts') && expressionsIn(file).some(mayBeSlow))
	.map((file) => file.split(sep).join('/').slice(0, -3));

const fed = new Set(
	[
		...readFileSync(join(__dirname, 'linearGrowth.test.ts'), 'utf8').matchAll(
			/from '..\/..\/nodes\/Chakra\/([^']+)'/g,
		),
	].map(([, file]) => file),
);

test.each(files)('what %s reads by repeating expressions is in linearGrowth.test.ts', (file) => {
	expect([file, fed.has(file) !== file in otherwise]).toEqual([file, true]);
});

test('every reason is of a file that has such an expression', () => {
	expect(files).toEqual(expect.arrayContaining(Object.keys(otherwise)));
});
