import { NOT_TAKEN_NOW } from '../../../nodes/Chakra/ask/pressedAnswer';
import { remedyFor } from '../../../nodes/Chakra/trigger/pressRemedy';
import { readPressResponse } from '../../../nodes/Chakra/trigger/pressResponse';

const url = 'https://n8n.example.com/webhook-waiting/77/node?answer=a.0&signature=secret';

test.each([404, 502, 503])('a press that is not taken in with %i names the address', (status) => {
	expect(remedyFor({ status, body: '' }, url)).toBe(
		'. n8n must reach itself at https://n8n.example.com/webhook-waiting/77/node: look at N8N_WEBHOOK_URL or WEBHOOK_URL, at the proxy in front of it, and at NO_PROXY where n8n goes out through a proxy',
	);
});

test('a token that n8n finds invalid points to an address that has changed', () => {
	expect(remedyFor({ status: 401, body: '' }, url)).toMatch(
		/address of this n8n, https:\/\/n8n.example.com now, has changed/,
	);
});

test.each([403, 409, 410])('what n8n itself says with %i needs nothing more', (status) => {
	expect(remedyFor({ status, body: '' }, url)).toBe('');
});

test('a question that could not check the press now was reached', () => {
	expect(remedyFor({ status: 503, body: `{"message":"${NOT_TAKEN_NOW}: no database"}` }, url)).toBe(
		'',
	);
});

test.each([
	[404, 'The execution "77" does not exist.'],
	[401, ''],
])('where n8n does not know the question (%i), another n8n may have asked it', (status, body) => {
	expect(remedyFor({ status, body }, url)).toMatch(
		/another n8n asked the question: then the press must reach a trigger of that one/,
	);
});

test('an execution that n8n no longer keeps says so, and sends nobody to the proxy', () => {
	expect(remedyFor({ status: 404, body: 'The execution "77" does not exist.' }, url)).toMatch(
		/^ It was deleted, or it ended some time ago\. /,
	);
});

test.each([
	['{"message":"not registered","stacktrace":"at a"}', 'not registered'],
	['{"error":"Invalid token"}', '{"error":"Invalid token"}'],
	[
		'<!DOCTYPE html>\n<html><head>\n<title>Invalid Form Link</title></head>',
		'the page "Invalid Form Link"',
	],
	['<html><body>Bad gateway</body></html>', 'the page "without a title"'],
	['upstream is away', 'upstream is away'],
])('of %s the log has the words', (body, words) => {
	expect(readPressResponse(401, body).body).toBe(words);
});

test("where n8n's own protection keeps it from itself, its host name is to be allowed", () => {
	const body = 'The request was blocked because it resolves to a restricted IP address';
	expect(remedyFor({ status: 503, body }, url)).toMatch(
		/add n8n\.example\.com to N8N_SSRF_ALLOWED_HOSTNAMES$/,
	);
});

test.each([200, 401, 403])(
	'a page that is not of n8n, with %i, points to what is in front',
	(status) => {
		const response = readPressResponse(status, '<html><title>Just a moment...</title></html>');
		expect(remedyFor(response, url)).toMatch(
			/not n8n's answer.*let \/webhook-waiting\/77\/node .*through without a sign-in.*add n8n\.example\.com to NO_PROXY$/,
		);
	},
);

test.each([
	[200, 'No action required'],
	[410, 'Question'],
])("n8n's own page with %i needs nothing more", (status, title) => {
	expect(remedyFor(readPressResponse(status, `<html><title>${title}</title></html>`), url)).toBe(
		'',
	);
});
