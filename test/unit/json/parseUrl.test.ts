/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseUrl } from '../../../nodes/Chakra/json/parseUrl';

test('reads a URL with umlauts as often as it is asked', () => {
	const hosts = Array.from({ length: 20_000 }, () => parseUrl('https://größe.example')?.host);
	expect(new Set(hosts)).toEqual(new Set(['xn--gre-6ka8i.example']));
});

test.each(['', 'größe', 'https://', 'http://[1', 'https://a b.example'])('%j is none', (text) => {
	expect(parseUrl(text)).toBeNull();
});

test('a part of an address is read with the rest of it', () => {
	expect(parseUrl('/b', 'https://example.com/a')?.href).toBe('https://example.com/b');
});

test('nothing asks URL.canParse', () => {
	const root = join(__dirname, '../../..');
	const files = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => join(root, folder, file)),
	);
	const asking = files.filter((file) => readFileSync(file, 'utf8').includes('URL.canParse('));
	expect(asking).toEqual([]);
});
