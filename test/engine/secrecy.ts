/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { inspect } from 'node:util';
import type { Result } from './engine';

/** The token as it would look in a log, an address, JSON in JSON, or an Authorization header of another kind. */
export function spellingsOf(token: string): string[] {
	const base64 = [0, 1, 2].map((offset) => {
		const shifted = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]).toString('base64');
		// The characters at both ends depend on what stands next to the token.
		return shifted.slice(4, -4);
	});
	return [
		token,
		encodeURIComponent(token),
		encodeURI(token),
		JSON.stringify(token).slice(1, -1),
		token.replaceAll('/', '\\/'),
		Buffer.from(token).toString('hex'),
		...base64,
	];
}

/** Looks through all that a run leaves behind: items, errors and their causes, hints, what n8n stores. */
export function expectNoToken({ run, output, errorOutput, error, hints }: Result, token: string) {
	const everything = [
		JSON.stringify(run),
		JSON.stringify({ output, errorOutput, error, hints }),
		inspect(
			{ run, error },
			{ depth: 30, showHidden: true, maxStringLength: null, breakLength: 200 },
		),
	].join('\n');
	const found = spellingsOf(token).filter((spelling) => everything.includes(spelling));
	expect(found).toEqual([]);
}
