import { createHash } from 'node:crypto';
import { startSandbox, type Fault, type Sandbox } from '../../../sandbox/server';
import type { Result } from '../engine';
import { upload } from '../upload';
import { expectContractKept, madeUpToken } from '../useSandbox';

const bytes = Buffer.alloc(300_000, 'some text ');
const sha256 = createHash('sha256').update(bytes).digest('hex');

interface Row {
	what: string;
	/** The fault of the first `times` requests. */
	fault: Fault;
	maxTries?: number;
	timeout?: number;
	/** Requests that reach the server. */
	requests: number;
	/** The error in the end; without it the upload succeeds. */
	message?: RegExp;
}

/** After which responses an upload is tried again, and how often. */
const rows: Row[] = [
	{ what: '408', fault: { status: 408 }, requests: 2 },
	{ what: '429 without a word', fault: { status: 429 }, requests: 2 },
	{
		what: '429 with a wait that cannot be read',
		fault: { status: 429, headers: { 'retry-after': 'soon' } },
		requests: 2,
	},
	{ what: '500', fault: { status: 500 }, requests: 2 },
	{
		what: '502 with the page of a gateway',
		fault: { status: 502, body: '<html>Bad Gateway</html>' },
		requests: 2,
	},
	{ what: '503', fault: { status: 503 }, requests: 2 },
	{
		what: '503 with a wait of 1 s',
		fault: { status: 503, headers: { 'retry-after': '1' } },
		requests: 2,
	},
	{ what: '504', fault: { status: 504 }, requests: 2 },
	{ what: 'a connection that ends at once', fault: { refuse: true }, requests: 2 },
	{ what: 'a connection that ends half-way', fault: { cutAfterBytes: 100_000 }, requests: 2 },
	{ what: 'an answer that is lost', fault: { cutAnswer: true }, requests: 2 },
	{ what: 'no answer within the Timeout', fault: { neverAnswer: true }, timeout: 2, requests: 2 },
	{
		what: 'an answer that only drips, within the Timeout',
		fault: { dripAnswer: true },
		timeout: 2,
		requests: 2,
	},
	{
		what: 'a server that reads too slowly for the Timeout',
		fault: { slowReadBytesPerSecond: 50_000 },
		timeout: 2,
		requests: 2,
	},
	{
		what: 'a 500 given before the file was read',
		fault: { status: 500, early: true },
		requests: 2,
	},

	{
		what: '500 at every of 2 tries',
		fault: { status: 500, times: 9 },
		maxTries: 2,
		requests: 2,
		message: /HTTP 500\), after 2 tries/,
	},
	{
		what: '500 at every of 3 tries, the default',
		fault: { status: 500, times: 9 },
		requests: 3,
		message: /HTTP 500\), after 3 tries/,
	},
	{
		what: '500 at the only try',
		fault: { status: 500, times: 9 },
		maxTries: 1,
		requests: 1,
		message: /HTTP 500\) \[item 0\]$/,
	},
	{
		what: '429 at every try',
		fault: { status: 429, headers: { 'retry-after': '0' }, times: 9 },
		maxTries: 5,
		requests: 5,
		message: /still asking at the last try \(HTTP 429\), after 5 tries/,
	},
	{
		what: 'cuts at every try',
		fault: { refuse: true, times: 9 },
		maxTries: 2,
		requests: 2,
		message:
			/^The connection to ChakraHQ broke off before an answer came, after 2 tries \[item 0\]$/,
	},
	{
		what: 'silence at every try',
		fault: { neverAnswer: true, times: 9 },
		maxTries: 2,
		timeout: 2,
		requests: 2,
		message: /^The upload did not end within the Timeout, after 2 tries \[item 0\]$/,
	},

	...[400, 401, 403, 404, 405, 409, 413, 415, 422].map((status) => ({
		what: `${status}`,
		fault: { status, times: 9 },
		requests: 1,
		message: new RegExp(`\\(HTTP ${status}\\)(?!, after)`),
	})),
	{
		what: 'a redirect',
		fault: { redirectTo: 'http://127.0.0.1:9/', times: 9 },
		requests: 1,
		message: /pointed to another address/,
	},
	{
		what: '_errors in a 200',
		fault: { status: 200, body: { _errors: ['no'] }, times: 9 },
		requests: 1,
		message: /HTTP 200\): no/,
	},
	{
		what: 'a page in a 200',
		fault: { status: 200, body: '<html>', times: 9 },
		requests: 1,
		message: /web server or gateway/,
	},
	{
		what: 'a 200 without a URL',
		fault: { status: 200, body: {}, times: 9 },
		requests: 1,
		message: /no public URL/,
	},
];

interface Played {
	result: Result;
	sandbox: Sandbox;
}

describe('With files kept outside the items:', () => {
	const binaryMode = 'filesystem';

	const played = new Map<Row, Played>();

	/**
	 * The rows are independent, so they run at the same time: all waits together take as long as the longest.
	 * Those with a short Timeout run alone, because their second try must end within it.
	 */
	beforeAll(async () => {
		await play(rows.filter(({ timeout }) => timeout === undefined));
		await play(rows.filter(({ timeout }) => timeout !== undefined));
	}, 60_000);

	async function play(together: Row[]): Promise<void> {
		await Promise.all(
			together.map(async (row) => {
				const sandbox = await startSandbox({ token: madeUpToken() });
				sandbox.inject(row.fault);
				const { maxTries = 3, timeout = 60 } = row;
				const result = await upload(sandbox, {
					binaryMode,
					items: [{ files: { data: { bytes, fileName: 'a.txt' } } }],
					parameters: { options: { maxTries, timeout } },
				});
				played.set(row, { result, sandbox });
			}),
		);
	}

	afterAll(async () => {
		await Promise.all([...played.values()].map(async ({ sandbox }) => await sandbox.close()));
	});

	function playedFor(row: Row): Played {
		const found = played.get(row);
		if (!found) throw new Error(`Not played: ${row.what}`);
		return found;
	}

	describe('An upload is tried again, and succeeds with the same bytes, after', () => {
		test.each(rows.filter(({ message }) => !message))('$what', (row) => {
			const { result, sandbox } = playedFor(row);
			expect(result.error).toBeUndefined();
			expect(sandbox.requests).toHaveLength(row.requests);
			expect(sandbox.requests[0]?.fault).toBeDefined();
			expect(sandbox.uploads.at(-1)).toMatchObject({ size: bytes.length, sha256 });
			expect(result.output[0]?.json.publicMediaUrl).toBe(sandbox.uploads.at(-1)?.publicMediaUrl);
			expectContractKept(sandbox);
		});
	});

	describe('An upload ends, with the number of requests it should, after', () => {
		test.each(rows.filter(({ message }) => message))('$what', (row) => {
			const { result, sandbox } = playedFor(row);
			expect(result.error?.message).toMatch(row.message ?? '');
			expect(result.error?.message).toMatch(/ \[item 0\]$/);
			expect(sandbox.requests).toHaveLength(row.requests);
			expect(sandbox.uploads).toEqual([]);
			expectContractKept(sandbox);
		});
	});

	describe('Between two tries', () => {
		const gap = (row: Row | undefined) => {
			const [first, second] = row ? playedFor(row).sandbox.requests : [];
			return Number(second?.startedAt) - Number(first?.startedAt);
		};
		const whole = (row: Row | undefined) => {
			const requests = row ? playedFor(row).sandbox.requests : [];
			return Number(requests.at(-1)?.startedAt) - Number(requests[0]?.startedAt);
		};
		const row = (what: string) => rows.find((one) => one.what === what);

		test('there is about a second', () => {
			expect(gap(row('500'))).toBeGreaterThan(700);
			// The limit is for a busy machine; the wait itself is at most 1.25 s.
			expect(gap(row('500'))).toBeLessThan(10_000);
		});

		test('there is the time that the server states', () => {
			expect(gap(row('503 with a wait of 1 s'))).toBeGreaterThanOrEqual(990);
			// Without Retry-After it waits 1, 2, 4 and 8 seconds, a quarter more or less.
			expect(whole(row('429 at every try'))).toBeLessThan(8000);
		});

		test('an unreadable wait counts as none stated', () => {
			expect(gap(row('429 with a wait that cannot be read'))).toBeGreaterThan(700);
		});
	});
});
