import type { INodeParameters } from 'n8n-workflow';
import { defaultPluginId } from '../../../sandbox/server';
import { operate } from '../operate';
import { httpAnswer, startRawServer, type RawRequest } from '../rawServer';
import { spellingsOf } from '../secrecy';
import { madeUpToken } from '../useSandbox';

const tokenOf = ({ head }: RawRequest) => /^authorization: Bearer (.*)$/im.exec(head)?.[1] ?? '';
const inWord = (text: string) => `=?UTF-8?B?${btoa(text)}?=`;
const file = (headers: Record<string, string>) =>
	httpAnswer(200, '%PDF-1.7 the file', { 'content-type': 'application/pdf', ...headers });
const named = (name: string) => file({ 'content-disposition': `attachment; filename=${name}` });

/** Where a server may echo the token in its response to a download. */
const echoes: Array<[string, (token: string) => string]> = [
	['the name of the file', (token) => named(`"${token}.pdf"`)],
	['the name, cut', (token) => named(`"${token.slice(0, 40)}.pdf"`)],
	['a name that is cut because it is long', (token) => named(`"${'n'.repeat(180)}${token}.pdf"`)],
	['the name, encoded', (token) => named(`"${encodeURIComponent(token)}.pdf"`)],
	['the name, encoded twice', (token) => named(encodeURIComponent(encodeURIComponent(token)))],
	['the name, as mail encodes it', (token) => named(`"${inWord(`${token}.pdf`)}"`)],
	[
		'the name in the form of RFC 8187',
		(token) =>
			file({
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(token)}.pdf`,
			}),
	],
	['the ending of the name', (token) => named(`"a.${token.slice(4, 36)}"`)],
	['the type', (token) => file({ 'content-type': token })],
	['a part of the type', (token) => file({ 'content-type': `x/${token.slice(4, 36)}` })],
	['a parameter of the type', (token) => file({ 'content-type': `text/plain; a=${token}` })],
	['the length', (token) => file({ 'content-length': token })],
	['the range', (token) => httpAnswer(206, 'x', { 'content-range': `bytes 0-1/${token}` })],
	['any other header', (token) => file({ 'x-request-authorization': `Bearer ${token}` })],
	[
		'an address to go to, which nobody answers',
		(token) => httpAnswer(302, '', { location: `http://127.0.0.1:9/${token}?t=${token}` }),
	],
	['an address to go to that is none', (token) => httpAnswer(302, '', { location: `x:${token}` })],
	[
		'an address to go to that is not safe',
		(token) => httpAnswer(302, '', { location: `ftp://127.0.0.1/${token}` }),
	],
	['a refusal', (token) => httpAnswer(403, JSON.stringify({ message: token }))],
	['a cut refusal', (token) => httpAnswer(403, JSON.stringify({ message: token.slice(0, 40) }))],
	[
		'a refusal in a success',
		(token) => httpAnswer(200, JSON.stringify({ _errors: [`no ${token.slice(4)}`] })),
	],
	['the page of a gateway', (token) => httpAnswer(502, `<pre>${token}</pre>`)],
];

const ways: Array<[string, INodeParameters]> = [
	['Media > Download', { resource: 'media', findBy: 'mediaId', mediaId: '7' }],
	['Photo > Download', { resource: 'photo', photoId: '00000000-0000-4000-8000-0000000000f1' }],
];

describe.each(ways)('The access token, sent back to %s in', (_, way) => {
	test.each(echoes)('%s, is in nothing that the run leaves behind', async (__, echo) => {
		const token = madeUpToken();
		const server = await startRawServer((request) => echo(tokenOf(request)));
		for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
			// `operate` looks for the token in everything.
			const { output } = await operate(
				{ url: server.url, token, pluginId: defaultPluginId },
				{ operation: 'download', ...way, options: { maxTries: 1, timeout: 3 } },
				{ onError },
			);
			const words = JSON.stringify(output).toLowerCase();
			// In lower case as well, because n8n writes types so.
			expect(spellingsOf(token).filter((one) => words.includes(one.toLowerCase()))).toEqual([]);
		}
		expect(server.requests.map(tokenOf)).toEqual([token, token]);
	});
});
