import type { Fault } from '../../../sandbox/server';
import { eventually } from '../eventually';
import { oneItem, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const page = '<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>';

interface Row {
	what: string;
	fault: Fault;
	/** The message, without the item. */
	message: string;
	/** A part of the advice. */
	remedy: string;
	/** Further members of the output item. */
	facts: Record<string, unknown>;
}

/** Errors that end an upload at once, or at its only try. */
const rows: Row[] = [
	{
		what: '401',
		fault: { status: 401, body: { _errors: ['Unauthorized'] } },
		message: 'ChakraHQ did not accept the access token (HTTP 401): Unauthorized',
		remedy: 'Admin > API Keys',
		facts: { httpStatus: 401, apiMessage: 'Unauthorized' },
	},
	{
		what: '403 without a word',
		fault: { status: 403 },
		message: 'This access token is not allowed to do this (HTTP 403)',
		remedy: 'give the key an access role',
		facts: { httpStatus: 403 },
	},
	{
		what: '413',
		fault: { status: 413, body: { message: 'Payload Too Large' } },
		message: 'The file is larger than ChakraHQ takes (HTTP 413): Payload Too Large',
		remedy: 'Make the file smaller',
		facts: { httpStatus: 413, apiMessage: 'Payload Too Large' },
	},
	{
		what: '413 as the page of a gateway',
		fault: { status: 413, body: '<html>413 Request Entity Too Large</html>' },
		message:
			'A web server or gateway answered instead of ChakraHQ (HTTP 413): 413 Request Entity Too Large',
		remedy: 'Make the file smaller',
		facts: { httpStatus: 413, apiMessage: '413 Request Entity Too Large' },
	},
	{
		what: '415',
		fault: { status: 415 },
		message: 'ChakraHQ does not take this type of file (HTTP 415)',
		remedy: 'set the right MIME Type',
		facts: { httpStatus: 415 },
	},
	{
		what: '400 with the words of the API',
		fault: { status: 400, body: { _errors: [{ message: 'file is required' }, 'and more'] } },
		message: 'ChakraHQ did not accept the request (HTTP 400): file is required; and more',
		remedy: 'Correct what the answer names',
		facts: { httpStatus: 400, apiMessage: 'file is required; and more' },
	},
	{
		what: 'a code of Meta',
		fault: {
			status: 400,
			body: {
				error: {
					message: '(#131053) Media upload',
					code: 131053,
					error_data: { details: 'too dark' },
				},
			},
		},
		message:
			'Meta could not take in the media: it is of the wrong type or its link cannot be reached (HTTP 400): (#131053) Media upload: too dark',
		remedy: 'Check file type and size',
		facts: { httpStatus: 400, metaCode: 131053, apiMessage: '(#131053) Media upload: too dark' },
	},
	{
		what: '500',
		fault: { status: 500, body: { _errors: ['boom'] } },
		message: 'ChakraHQ could not handle the request at the moment (HTTP 500): boom',
		remedy: 'Try again later',
		facts: { httpStatus: 500, apiMessage: 'boom' },
	},
	{
		what: 'the page of a gateway',
		fault: { status: 502, body: page, contentType: 'text/html' },
		message:
			'A web server or gateway answered instead of ChakraHQ (HTTP 502): 502 Bad Gateway nginx',
		remedy: 'Try again later',
		facts: { httpStatus: 502, apiMessage: '502 Bad Gateway nginx' },
	},
	{
		what: 'a page with status 200',
		fault: { status: 200, body: '<html><body>Welcome</body></html>', contentType: 'text/html' },
		message: 'A web server or gateway answered instead of ChakraHQ (HTTP 200): Welcome',
		remedy: 'Check Base URL',
		facts: { httpStatus: 200, apiMessage: 'Welcome' },
	},
	{
		what: '_errors of texts in a 200',
		fault: {
			status: 200,
			body: { _data: { publicMediaUrl: 'https://a.example/b' }, _errors: ['no'] },
		},
		message: 'ChakraHQ did not accept the request (HTTP 200): no',
		remedy: 'Correct what the answer names',
		facts: { httpStatus: 200, apiMessage: 'no' },
	},
	{
		what: '_errors of objects in a 201',
		fault: { status: 201, body: { _errors: [{ message: '(#131009) bad value' }] } },
		message: 'A field has a value that is not allowed (HTTP 201): (#131009) bad value',
		remedy: 'Correct the value',
		facts: { httpStatus: 201, apiMessage: '(#131009) bad value', metaCode: 131009 },
	},
	{
		what: '200 without anything',
		fault: { status: 200 },
		message: 'ChakraHQ took the file and gave no public URL for it',
		remedy: 'Run it again',
		facts: {},
	},
	{
		what: '200 without a URL',
		fault: { status: 200, body: { _data: { id: 5 }, _errors: [] } },
		message: 'ChakraHQ took the file and gave no public URL for it',
		remedy: 'Run it again',
		facts: {},
	},
	{
		what: 'a URL that is a script',
		fault: { status: 200, body: { _data: { publicMediaUrl: 'javascript:alert(1)' } } },
		message: 'ChakraHQ took the file and gave no public URL for it',
		remedy: 'Run it again',
		facts: {},
	},
	{
		what: 'a URL without a host',
		fault: { status: 200, body: { _data: { publicMediaUrl: 'https://' } } },
		message: 'ChakraHQ took the file and gave no public URL for it',
		remedy: 'Run it again',
		facts: {},
	},
	{
		what: 'words that n8n would replace by its own',
		fault: { status: 500, body: { message: 'upstream connect ECONNREFUSED 10.0.0.7' } },
		message:
			'ChakraHQ could not handle the request at the moment (HTTP 500): upstream connect ECONNREFUSED 10.0.0.7',
		remedy: 'Try again later',
		facts: { httpStatus: 500, apiMessage: 'upstream connect ECONNREFUSED 10.0.0.7' },
	},
];

describe('With files kept outside the items:', () => {
	const binaryMode = 'filesystem';

	describe.each(rows)('On $what', ({ fault, message, remedy, facts }) => {
		const maxTries = 1;

		test('the node stops and says what happened and what to do', async () => {
			sandbox().inject(fault);
			const { error, output } = await upload(sandbox(), {
				binaryMode,
				items: oneItem(),
				parameters: { options: { maxTries } },
			});
			expect(output).toEqual([]);
			expect(error?.message).toBe(`${message} [item 0]`);
			expect(error?.description).toContain(remedy);
			expect(error?.httpCode ?? undefined).toBe(
				facts.httpStatus === undefined ? undefined : String(facts.httpStatus),
			);
		});

		test('the item tells the same where the node continues', async () => {
			sandbox().inject(fault);
			const { error, output } = await upload(sandbox(), {
				binaryMode,
				items: oneItem(),
				onError: 'continueRegularOutput',
				parameters: { options: { maxTries } },
			});
			expect(error).toBeUndefined();
			expect(output).toEqual([
				{
					json: {
						error: `${message} [item 0]`,
						remedy: expect.stringContaining(remedy),
						...facts,
					},
					pairedItem: { item: 0 },
				},
			]);
		});
	});

	describe('An answer given before the file was read', () => {
		const large = () => [
			{ files: { data: { bytes: Buffer.alloc(8 * 1024 * 1024, 'x'), fileName: 'large.txt' } } },
		];

		test.each([401, 413])('counts: %i', async (status) => {
			sandbox().inject({ status, early: true, body: { _errors: ['early'] } });
			const { error } = await upload(sandbox(), {
				binaryMode,
				items: large(),
				parameters: { options: { maxTries: 1 } },
			});
			expect(error?.httpCode).toBe(String(status));
			expect(error?.message).toContain(`(HTTP ${status}): early [item 0]`);
		});
	});

	test('A redirect is not followed: the other server never hears of it', async () => {
		const { startSandbox } = await import('../../../sandbox/server');
		const other = await startSandbox();
		for (const status of [301, 302, 303, 307, 308]) {
			sandbox().inject({ redirectTo: `${other.url}/v1/ext/config`, status });
			const { error } = await upload(sandbox(), {
				binaryMode,
				items: oneItem(),
			});
			expect(error?.message).toBe(
				`The answer pointed to another address. It was not followed, so that your access token stays where it belongs (HTTP ${status}) [item 0]`,
			);
			expect(error?.description).toContain('Check Base URL');
		}
		expect(other.requests).toEqual([]);
		expect(sandbox().requests).toHaveLength(5);
		await other.close();
	});

	test('An answer of more than 16 MB is not read to its end', async () => {
		sandbox().inject({ hugeAnswerBytes: 200 * 1024 * 1024 });
		const { error } = await upload(sandbox(), {
			binaryMode,
			items: oneItem(),
		});
		expect(error?.message).toBe('The answer was longer than any answer of ChakraHQ [item 0]');
		expect(sandbox().requests).toHaveLength(1);
		await eventually(() => sandbox().requests[0]?.remoteClosed === true);
		expect(sandbox().requests[0]?.status).toBe(200);
	});
});
