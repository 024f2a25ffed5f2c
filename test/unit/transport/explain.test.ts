import { unwrap } from '../../../nodes/Chakra/transport/apiResponse';
import { ChakraError } from '../../../nodes/Chakra/transport/chakraError';
import { explain, type End } from '../../../nodes/Chakra/transport/explain';
import type { Outcome } from '../../../nodes/Chakra/transport/outcome';
import { metaErrors } from '../../../nodes/Chakra/whatsapp/metaErrors';

const GATEWAY = '<html><head><title>Bad Gateway</title></head></html>';

/** The end of a request, as ApiClient describes it to `explain`. */
function endOf(outcome: Outcome, more: Partial<End> = {}): End {
	const read = outcome.kind === 'answered' ? unwrap(outcome.response) : null;
	return {
		outcome,
		...(read && 'apiError' in read && { apiError: read.apiError }),
		tries: 1,
		idempotent: true,
		timeoutSeconds: 300,
		explanations: {},
		...more,
	};
}
const answered = (status: number, body: unknown = {}): Outcome => ({
	kind: 'answered',
	response: { status, headers: {}, text: typeof body === 'string' ? body : JSON.stringify(body) },
});
const unsent: Outcome = { kind: 'unsent', why: 'ENOTFOUND' };
const lost: Outcome = { kind: 'lost', why: 'ECONNRESET' };
const timedOut: Outcome = { kind: 'timedOut' };
const cancelled: Outcome = { kind: 'cancelled' };

const told = (outcome: Outcome, more?: Partial<End>) => {
	const { message, details } = explain(endOf(outcome, more));
	return `${message} | ${details.remedy}`;
};

describe('says what happened and what to do for', () => {
	test.each<[string, Outcome, Partial<End>, string]>([
		[
			'a token that is not accepted',
			answered(401, { message: 'Unauthorized' }),
			{},
			'ChakraHQ did not accept the access token (HTTP 401): Unauthorized | Open the ChakraHQ credential, paste the token again (in ChakraHQ: Admin > API Keys, open the key, Access Tokens) and press Save, which tests it.',
		],
		[
			'a token that may not do this',
			answered(403),
			{},
			'This access token is not allowed to do this (HTTP 403) | In ChakraHQ, open Admin > API Keys and give the key an access role that includes what this node does, or use another key.',
		],
		[
			'an address where nothing is',
			answered(404),
			{},
			'ChakraHQ found nothing at this address (HTTP 404) | Check the IDs in this node, and Base URL in the ChakraHQ credential.',
		],
		[
			'too large a request',
			answered(413),
			{},
			'The request is larger than ChakraHQ takes (HTTP 413) | Make the file smaller and run again.',
		],
		[
			'a type that is not taken',
			answered(415),
			{},
			'ChakraHQ does not take this type of content (HTTP 415) | Convert the file to another type and run again.',
		],
		[
			'too many requests, at the last try',
			answered(429, { _errors: ['Rate limit'] }),
			{ tries: 3 },
			'ChakraHQ asked to slow down and was still asking at the last try (HTTP 429), after 3 tries: Rate limit | Wait some minutes, then run again with fewer items at once.',
		],
		[
			'a request that ChakraHQ waited for too long',
			answered(408),
			{},
			'ChakraHQ waited too long for the request (HTTP 408) | Try again later. If it stays, tell ChakraHQ support the time and what you sent.',
		],
		[
			'any other refusal',
			answered(422, { _errors: ['name is missing'] }),
			{},
			'ChakraHQ did not accept the request (HTTP 422): name is missing | Correct what the answer names and run again.',
		],
		[
			'a refusal inside a success',
			answered(200, { _errors: ['name is missing'] }),
			{},
			'ChakraHQ did not accept the request (HTTP 200): name is missing | Correct what the answer names and run again.',
		],
		[
			'trouble at ChakraHQ',
			answered(500, { message: 'Internal Server Error' }),
			{ tries: 3 },
			'ChakraHQ could not handle the request at the moment (HTTP 500), after 3 tries: Internal Server Error | Try again later. If it stays, tell ChakraHQ support the time and what you sent.',
		],
		[
			'the page of a gateway that has trouble',
			answered(502, GATEWAY),
			{},
			'A web server or gateway answered instead of ChakraHQ (HTTP 502): Bad Gateway | Try again later. If it stays, tell ChakraHQ support the time and what you sent.',
		],
		[
			'the page of a gateway that knows the status',
			answered(413, GATEWAY),
			{},
			'A web server or gateway answered instead of ChakraHQ (HTTP 413): Bad Gateway | Make the file smaller and run again.',
		],
		[
			'a page in a success',
			answered(200, GATEWAY),
			{},
			'A web server or gateway answered instead of ChakraHQ (HTTP 200): Bad Gateway | Check Base URL in the ChakraHQ credential; it is usually https://api.chakrahq.com.',
		],
		[
			'half an answer',
			answered(200, '{"_data":{"id"'),
			{},
			'The answer cannot be read: it was cut off on its way, or is no JSON (HTTP 200): {"_data":{"id" | Try again later. If it stays, tell ChakraHQ support the time and what you sent.',
		],
		[
			'an answer that gives no reason',
			answered(400),
			{},
			'ChakraHQ did not accept the request (HTTP 400) | The answer gives no reason: check the values in this node and run again.',
		],
		[
			'a proxy that wants a password',
			answered(407, GATEWAY),
			{},
			'A web server or gateway answered instead of ChakraHQ (HTTP 407): Bad Gateway | Whoever runs n8n can give it the name and password of the proxy.',
		],
		[
			'a redirect',
			answered(302, ''),
			{},
			'The answer pointed to another address. It was not followed, so that your access token stays where it belongs (HTTP 302) | Check Base URL in the ChakraHQ credential; it is usually https://api.chakrahq.com.',
		],
		[
			'a host that cannot be reached',
			unsent,
			{ tries: 2 },
			'n8n could not reach ChakraHQ, nothing was sent, after 2 tries | Check Base URL in the ChakraHQ credential; it is usually https://api.chakrahq.com. This n8n also needs a way to the Internet (ENOTFOUND).',
		],
		[
			'a certificate that is not trusted, as behind the proxy of a company',
			{ kind: 'unsent', why: 'SELF_SIGNED_CERT_IN_CHAIN' },
			{},
			"n8n could not reach ChakraHQ, nothing was sent | Check Base URL in the ChakraHQ credential; it is usually https://api.chakrahq.com. n8n does not trust the certificate of the server that it reached. If a company network replaces certificates, whoever runs n8n can give it the network's own with NODE_EXTRA_CA_CERTS (SELF_SIGNED_CERT_IN_CHAIN).",
		],
		[
			'a certificate that is not valid at this time, as where the clock of a machine is wrong',
			{ kind: 'unsent', why: 'CERT_NOT_YET_VALID' },
			{},
			'n8n could not reach ChakraHQ, nothing was sent | Check Base URL in the ChakraHQ credential; it is usually https://api.chakrahq.com. The certificate of the server that it reached is not valid at this time: look whether the clock of the machine that runs n8n is right (CERT_NOT_YET_VALID).',
		],
		[
			'a proxy whose address is none',
			{ kind: 'unsent', why: 'ERR_INVALID_URL' },
			{},
			'n8n could not reach ChakraHQ, nothing was sent | Check Base URL in the ChakraHQ credential; it is usually https://api.chakrahq.com. If n8n is to go through a proxy, whoever runs it can correct the address in HTTPS_PROXY (ERR_INVALID_URL).',
		],
		[
			'the page of a firewall or proxy that lets nobody through',
			answered(403, GATEWAY),
			{},
			'A web server or gateway answered instead of ChakraHQ (HTTP 403): Bad Gateway | A firewall or a proxy turned it away: whoever runs n8n can let it through to Base URL. If there is none, tell ChakraHQ support the time and what you sent.',
		],
		[
			'a 403 in plain words, which may be those of ChakraHQ',
			answered(403, 'Forbidden'),
			{},
			'A web server or gateway answered instead of ChakraHQ (HTTP 403): Forbidden | In ChakraHQ, open Admin > API Keys and give the key an access role that includes what this node does, or use another key.',
		],
		[
			'a connection that broke',
			lost,
			{},
			'The connection to ChakraHQ broke off before an answer came | Run it again, or look at the network between n8n and ChakraHQ (ECONNRESET).',
		],
		[
			'a connection that broke without a reason',
			{ kind: 'lost', why: '' },
			{},
			'The connection to ChakraHQ broke off before an answer came | Run it again, or look at the network between n8n and ChakraHQ.',
		],
		[
			'no answer in time',
			timedOut,
			{ timeoutSeconds: 20 },
			'ChakraHQ gave no answer within 20 seconds | Try again later. If it stays, tell ChakraHQ support the time and what you sent.',
		],
		[
			'no answer in a second',
			timedOut,
			{ timeoutSeconds: 1 },
			'ChakraHQ gave no answer within a second | Try again later. If it stays, tell ChakraHQ support the time and what you sent.',
		],
		['a run that was cancelled', cancelled, {}, 'The run was cancelled | Run the workflow again.'],
		[
			"one of Meta's codes, whatever the status",
			answered(400, { _errors: ['(#131009) Parameter value is not valid'] }),
			{},
			'A field has a value that is not allowed (HTTP 400): (#131009) Parameter value is not valid | Correct the value named in the details.',
		],
	])('%s', (_, outcome, more, text) => {
		expect(told(outcome, more)).toBe(text);
	});
});

describe('what an operation knows better', () => {
	const explanations = {
		404: { happened: 'There is no such plugin', remedy: 'Check Plugin ID.' },
		timedOut: { happened: 'The upload took too long', remedy: 'Raise Timeout.' },
	};

	test('replaces the general text of the status', () => {
		expect(told(answered(404), { explanations })).toBe(
			'There is no such plugin (HTTP 404) | Check Plugin ID.',
		);
		expect(told(timedOut, { explanations })).toBe('The upload took too long | Raise Timeout.');
	});

	test('also says what to do where the status comes from a gateway', () => {
		expect(told(answered(404, GATEWAY), { explanations })).toMatch(/^A web server.* Check Plugin/);
	});

	test("gives way to the explanation of Meta's code", () => {
		expect(told(answered(404, { _errors: ['(#131009) x'] }), { explanations })).toMatch(
			/^A field has a value that is not allowed/,
		);
	});

	test('a ChakraError is passed on unchanged', () => {
		const refusal = new ChakraError('The stored file changed', { remedy: 'Make it again.' });
		expect(explain(endOf({ kind: 'failed', error: refusal }))).toBe(refusal);
	});
});

describe('a send that may have been done all the same says so', () => {
	const warning = 'It may have been done all the same: look in ChakraHQ before you do it again.';
	const unclear: Array<[string, Outcome]> = [
		['a broken connection', lost],
		['no answer in time', timedOut],
		['a run that was cancelled', cancelled],
		['408', answered(408)],
		['500', answered(500)],
		['502 with a page', answered(502, GATEWAY)],
		['503', answered(503)],
		['504', answered(504)],
		['a page in a success', answered(200, GATEWAY)],
		[
			'a code by which Meta itself does not know',
			answered(400, { _errors: ['(#131000) Something went wrong'] }),
		],
		['a redirect', answered(302)],
		['499', answered(499)],
		['a code of Meta in a 500', answered(500, { _errors: ['(#131045) Certificate'] })],
		[
			'a call further on that timed out',
			answered(400, { _errors: ['timeout of 30000ms exceeded'] }),
		],
		['such a code in a success', answered(200, { _errors: ['(#2) Service unavailable'] })],
	];
	const clear: Array<[string, Outcome]> = [
		['nothing was sent', unsent],
		['400', answered(400)],
		['401', answered(401)],
		['404', answered(404)],
		['429', answered(429)],
		[
			'503 that says when',
			{ kind: 'answered', response: { status: 503, headers: { 'retry-after': '5' }, text: '' } },
		],
		['a refusal inside a success', answered(200, { _errors: ['no'] })],
		["Meta's refusal", answered(400, { _errors: ['(#131047) Re-engagement message'] })],
	];

	test.each(unclear)('after %s', (_, outcome) => {
		const { details } = explain(endOf(outcome, { idempotent: false }));
		expect(details.remedy?.startsWith(warning)).toBe(true);
		expect(details.remedy).not.toMatch(/run (it|the workflow) again|try again/i);
		expect(details.mayBeDone).toBe(true);
	});

	test.each(clear)('and not after %s', (_, outcome) => {
		const { details } = explain(endOf(outcome, { idempotent: false }));
		expect(details.remedy).not.toContain('may have been');
		expect(details).not.toHaveProperty('mayBeDone');
	});

	test.each(unclear)('and not where doing it twice harms nobody: %s', (_, outcome) => {
		const { details } = explain(endOf(outcome));
		expect(details.remedy).not.toContain('may have been');
		expect(details).not.toHaveProperty('mayBeDone');
	});

	test('in the words of the operation where it has its own', () => {
		const explanations = { mayBeDone: 'It may have been created: look first. ' };
		expect(explain(endOf(lost, { idempotent: false, explanations })).details.remedy).toMatch(
			/^It may have been created: look first\. Look at the network/,
		);
	});
});

describe('the facts of a response in the error', () => {
	test("the status, the API's own words and Meta's code", () => {
		const { details } = explain(endOf(answered(400, { _errors: ['(#131009) not valid'] })));
		expect(details).toEqual({
			remedy: 'Correct the value named in the details.',
			httpStatus: 400,
			apiMessage: '(#131009) not valid',
			metaCode: 131009,
		});
	});

	test('nothing empty', () => {
		expect(Object.keys(explain(endOf(answered(400))).details)).toEqual(['remedy', 'httpStatus']);
		expect(Object.keys(explain(endOf(lost)).details)).toEqual(['remedy']);
	});
});

describe('every text', () => {
	const statuses = Array.from({ length: 500 }, (_, index) => index + 100);
	const outcomes: Outcome[] = [
		unsent,
		lost,
		timedOut,
		cancelled,
		...statuses.flatMap((status) => [
			answered(status, { _errors: ['THEIR WORDS'] }),
			answered(status, '<p>THEIR WORDS</p>'),
		]),
		...metaErrors.map(({ from }) => answered(400, { _errors: [`(#${from}) THEIR WORDS`] })),
	];
	const texts = outcomes.flatMap((outcome) =>
		[true, false].map((idempotent) => explain(endOf(outcome, { idempotent }))),
	);
	const ours = ({ message, details }: ChakraError) =>
		`${message.replace(/: (\(#\d+\) )?THEIR WORDS/, '')} | ${details.remedy}`;

	test('says what happened, in one sentence without a full stop at its end', () => {
		const odd = texts.filter(({ message }) => !/^(?:n8n |[A-Z]).{10,}[^.\s]$/s.test(message));
		expect(odd.map(({ message }) => message)).toEqual([]);
	});

	test('says what to do, in whole sentences', () => {
		const odd = texts.filter(({ details }) => !/^[A-Z].{10,}\.$/s.test(details.remedy ?? ''));
		expect(odd.map(({ details }) => details.remedy)).toEqual([]);
	});

	test('does without error, problem, failure and mistake', () => {
		const odd = texts.map(ours).filter((text) => /error|problem|fail|mistake/i.test(text));
		expect(odd).toEqual([]);
	});

	test('has no double space, no doubled punctuation, and no undefined value', () => {
		const odd = texts
			.map(ours)
			.filter((text) => /undefined|null|NaN|\[object| {2}|\.\.| [.,:;]|\. \(/.test(text));
		expect(odd).toEqual([]);
	});
});
