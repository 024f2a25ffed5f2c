import fc from 'fast-check';
import { unwrap } from '../../../nodes/Chakra/transport/apiResponse';

const response = (body: unknown, status = 200) => ({
	status,
	headers: {},
	text: typeof body === 'string' ? body : JSON.stringify(body),
});
const apiError = (body: unknown, status = 400) => {
	const read = unwrap(response(body, status));
	if (!('apiError' in read)) throw new Error(`Taken for a success: ${JSON.stringify(read)}`);
	return read.apiError;
};

describe('a success', () => {
	test.each<[string, unknown, unknown]>([
		['wrapped', { _data: { a: 1 } }, { a: 1 }],
		['wrapped, with no errors in it', { _data: [1], _meta: {}, _errors: [] }, [1]],
		['wrapped, with errors of null', { _data: 1, _errors: null }, 1],
		['wrapped, with an empty error', { _data: 1, _errors: '' }, 1],
		['wrapped around null', { _data: null }, null],
		['not wrapped', { messages: [{ id: 'a' }] }, { messages: [{ id: 'a' }] }],
		['that is a list', [1, 2], [1, 2]],
		['that is a text', '"ok"', 'ok'],
		['with nothing in it', '', undefined],
		['of blanks', ' \r\n', undefined],
	])('%s gives its data', (_, body, data) => {
		expect(unwrap(response(body))).toMatchObject({ data });
	});

	test('is No Content, which says that it was done', () => {
		expect(unwrap(response('', 204))).toEqual({ data: {} });
		expect(unwrap(response('', 202))).toEqual({ data: undefined });
	});

	test.each([200, 201, 204, 299])('is any 2xx: %d', (status) => {
		expect(unwrap(response({ _data: 1 }, status))).toEqual({ data: 1 });
	});

	test.each([199, 300, 302, 400, 500, 0])('is no other status: %d', (status) => {
		expect(unwrap(response({ _data: 1 }, status))).toHaveProperty('apiError');
	});
});

describe('errors in a 2xx', () => {
	test.each<[string, unknown, string]>([
		['a list of texts', ['no file', 'no name'], 'no file; no name'],
		['a list of objects', [{ message: 'no file' }], 'no file'],
		['the same text twice', ['no file', { message: 'no file' }], 'no file'],
		['a text', 'no file', 'no file'],
		['an object', { message: 'no file' }, 'no file'],
		['an object that says nothing', { code: 7 }, ''],
		['a list of numbers', [7], '7'],
		[
			"Meta's object, with its details",
			[{ message: '(#100) Invalid', error_data: { details: 'name is too long' } }],
			'(#100) Invalid: name is too long',
		],
	])('%s count as an error', (_, errors, apiMessage) => {
		const read = unwrap(response({ _data: { publicMediaUrl: 'https://a' }, _errors: errors }));
		expect(read).toMatchObject({ apiError: { apiMessage, fromGateway: false } });
	});
});

describe('an error in a 2xx that stands elsewhere', () => {
	test.each<[string, unknown, string]>([
		['a status in words', { status: 'error', message: 'no name' }, 'no name'],
		['a status in capitals', { status: 'FAILED' }, ''],
		['a status as a number', { statusCode: 400, message: 'no name' }, 'no name'],
		['a success of no', { success: 'False', message: 'no name' }, 'no name'],
		['ok: false', { ok: false, reason: 'no name' }, ''],
		['error: true', { error: true, message: 'no name' }, 'no name'],
		['a list for each field', { errors: { name: ['is missing'] } }, 'name: is missing'],
		['errors within the data', { _data: { errors: [{ title: 'no name' }] } }, 'no name'],
		['a failure within the data', { _data: { success: false, message: 'no' } }, 'no'],
	])('counts: %s', (_, body, apiMessage) => {
		expect(unwrap(response(body))).toMatchObject({ apiError: { apiMessage } });
	});

	test.each<[string, unknown]>([
		['a job that failed', { id: 'j', status: 'FAILED', errors: ['x'] }],
		['a template', { id: '1', status: 'error' }],
		['a status of its own', { status: 'OPEN' }],
		['a count of errors', { created: 2, errors: 1 }],
		['no errors', { errors: {}, error: false, ok: true }],
		['a list of entries', [{ status: 'ERROR', errors: ['x'] }]],
	])('does not count: %s', (_, data) => {
		expect(unwrap(response({ _data: data }))).toMatchObject({ data });
	});
});

describe('words that leave open whether it was done', () => {
	test.each([
		'Unexpected token < in JSON at position 0',
		'Unexpected end of JSON input',
		"Cannot read properties of undefined (reading 'id')",
		'No response received',
		'Service temporarily unavailable',
		'503 Service Temporarily Unavailable',
		'Meta responded with 502',
		'Request failed with status code 530',
		'HTTP 503',
		'Failed to parse response',
		'stream aborted',
		'An unexpected error has occurred. Please retry your request later.',
		'Something went wrong',
		'request_timeout',
		'TimeoutError: The operation was aborted',
		'java.net.SocketTimeoutException',
		'UND_ERR_HEADERS_TIMEOUT',
		'UND_ERR_SOCKET: other side closed',
		'This operation was aborted',
		'context canceled',
		'read EHOSTUNREACH 10.0.0.1:443',
		'TypeError: terminated',
		'terminated',
		'ERR_STREAM_PREMATURE_CLOSE',
		'Server closed the connection unexpectedly',
		'Remote end closed connection without response',
		'cURL error 52: Empty reply from server',
		'No answer from WhatsApp',
		'Meta took too long',
		'unexpected EOF',
		'INTERNAL_SERVER_ERROR',
		'Failed to fetch',
		'Parse Error: Expected HTTP/',
		'Error 502',
		'statusCode=504',
		'Request failed with status code 499',
	])('%s', (message) => {
		expect(apiError({ message })).toMatchObject({ upstreamLost: true });
	});

	test.each<[string, unknown]>([
		['beside a message', { _errors: [{ message: 'Not sent', code: 'ECONNRESET' }] }],
		['below a message', { error: { message: 'Not sent', cause: { code: 'UND_ERR_SOCKET' } } }],
		['in a name', { error: { message: 'Not sent', name: 'TimeoutError' } }],
		['in a detail', { detail: 'The call timed out' }],
		['in a reason', { success: false, reason: 'timed out' }],
		['of a cloud function', { errorMessage: 'Task timed out after 30.00 seconds' }],
		['in a list alone', ['timeout']],
		['as a status inside', { _errors: [{ message: 'Not sent', response: { status: 502 } }] }],
		['as a code', { _errors: [{ message: 'Not sent', code: 504 }] }],
	])('also %s, where nobody reads them', (_, body) => {
		expect(apiError(body)).toMatchObject({ upstreamLost: true });
	});

	test('but not in the data, which may repeat what was sent', () => {
		const body = { _data: { status: 'No answer', code: 504 }, _errors: ['No such lead'] };
		expect(apiError(body)).not.toHaveProperty('upstreamLost');
	});

	test.each([
		'The number is unavailable on WhatsApp',
		'Request failed with status code 400',
		'connect ECONNREFUSED 10.0.0.1:443',
		'Text has more than 500 characters',
		'Parameter is too long: at most 60 characters, got 512',
		'Session closed for this contact',
		'The order was cancelled',
		'Subscription canceled',
		'Code 50012 is not known',
		'(#551) This person is not available',
	])('but not: %s', (message) => {
		expect(apiError({ message })).not.toHaveProperty('upstreamLost');
	});
});

describe('the text of an error', () => {
	test.each<[string, unknown, string]>([
		['in a member of an entry', { _errors: [{ error: 'no' }, { detail: 'never' }] }, 'no; never'],
		['by field', { errors: { phone: ['too short', 'no code'] } }, 'phone: too short: no code'],
		['beside it', { error: 'invalid', error_description: 'no scope' }, 'invalid; no scope'],
		['in _errors', { _data: [], _errors: ['Invalid plugin'] }, 'Invalid plugin'],
		['in message', { message: 'Forbidden' }, 'Forbidden'],
		['in message as a list', { message: ['a must be b', 'c'] }, 'a must be b; c'],
		['in error', { error: 'invalid_token' }, 'invalid_token'],
		['in error and message', { error: 'Bad Request', message: 'no' }, 'Bad Request; no'],
		["in Meta's error", { error: { message: '(#4) Limit', code: 4 } }, '(#4) Limit'],
		['in errors', { errors: [{ message: 'a' }, { message: 'b' }] }, 'a; b'],
		['that is a bare text', '"Not found"', 'Not found'],
		['with line breaks and blanks', { message: ' a\r\n\t b\u0000 ' }, 'a b'],
		['with half an emoji', { message: 'a\ud83d' }, 'a\ufffd'],
		['that are none', {}, ''],
		['that are null', 'null', ''],
		['that are a number', '5', ''],
		['in places that no client has met', { reason: { text: 'x' } }, ''],
	])('%s', (_, body, apiMessage) => {
		expect(apiError(body)).toMatchObject({ apiMessage, fromGateway: false });
	});

	test('are cut at 500 characters', () => {
		const { apiMessage } = apiError({ message: 'x'.repeat(5000) });
		expect(apiMessage).toBe(`${'x'.repeat(499)}…`);
	});

	test('are cut beside an emoji, not inside it', () => {
		const { apiMessage } = apiError({ message: 'x'.repeat(498) + '😀'.repeat(5) });
		expect(apiMessage.isWellFormed()).toBe(true);
		expect(apiMessage.length).toBeLessThanOrEqual(500);
	});
});

describe('a response that is not JSON comes from a gateway', () => {
	const page = `<!DOCTYPE html><html><head><title>502 Bad Gateway</title>
		<style>body { color: red }</style><script>if (1 < 2) alert("x")</script></head>
		<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>`;

	test('and its text is the words of the page', () => {
		const { apiMessage, fromGateway } = apiError(page, 502);
		expect(fromGateway).toBe(true);
		expect(apiMessage).toBe('502 Bad Gateway 502 Bad Gateway nginx');
	});

	test('also where its styles are long', () => {
		const long = page.replace('body {', `${'a { b: c }'.repeat(5000)} body {`);
		expect(apiError(long, 502).apiMessage).toBe('502 Bad Gateway 502 Bad Gateway nginx');
	});

	test('also where it is cut off in the middle', () => {
		const cut = page.slice(0, page.indexOf('alert'));
		expect(apiError(cut, 502).apiMessage).toBe('502 Bad Gateway');
	});

	test.each(['upstream connect error', '{"_data": {', '<xml/>', 'ok', "{'a': 1}"])(
		'also in a 2xx: %j',
		(text) => {
			expect(unwrap(response(text))).toMatchObject({ apiError: { fromGateway: true } });
		},
	);

	test('an empty response is not from a gateway', () => {
		expect(apiError('', 502)).toEqual({ apiMessage: '', fromGateway: false });
	});
});

describe("Meta's codes", () => {
	test.each<[string, unknown]>([
		['in the words', { _errors: ['(#131009) Parameter value is not valid'] }],
		['in the middle of the words', { message: 'Meta said: (#131009) no' }],
		["in Meta's error", { error: { message: 'not valid', code: 131009 } }],
		['as a text in it', { error: { message: 'not valid', code: '131009' } }],
		['in its JSON', { _errors: ['Meta: {"error":{"message":"no","code":131009}}'] }],
		['as a text on a page', 'Meta said (#131009)'],
	])('are found %s, and explained', (_, body) => {
		expect(apiError(body)).toMatchObject({
			metaCode: 131009,
			explanation: { happened: 'A field has a value that is not allowed.', sent: 'no' },
		});
	});

	test('that Meta does not list are given without an explanation', () => {
		const { metaCode, explanation } = apiError({ message: '(#999999) What' });
		expect([metaCode, explanation]).toEqual([999999, undefined]);
	});

	test.each(['#131009', '(131009)', 'error 131009', '(#)', '(#12345678)'])(
		'are written as Meta writes them, not as %j',
		(message) => {
			expect(apiError({ message })).not.toHaveProperty('metaCode');
		},
	);
});

test('every response gives data, or an error of one line', () => {
	const body = fc.oneof(
		fc.json(),
		fc.string({ unit: 'binary' }),
		fc.record({ _data: fc.jsonValue(), _errors: fc.jsonValue(), message: fc.jsonValue() }),
	);
	fc.assert(
		fc.property(body, fc.integer({ min: 100, max: 599 }), (given, status) => {
			const text = typeof given === 'string' ? given : JSON.stringify(given);
			const read = unwrap({ status, headers: {}, text });
			if ('data' in read) {
				expect(Math.floor(status / 100)).toBe(2);
				return;
			}
			expect(read.apiError.apiMessage).toMatch(/^[^\p{Cc}]{0,500}$/u);
			expect(read.apiError.apiMessage.isWellFormed()).toBe(true);
		}),
		{ numRuns: 1000 },
	);
});

test.each(['<', '<style', '<style>', '<a ', '&', ' ', '\n', '{'])(
	'a long response full of %j is read in linear time',
	(unit) => {
		const text = unit.repeat(8_000_000 / unit.length);
		expect(unwrap({ status: 500, headers: {}, text })).toHaveProperty('apiError');
	},
);
