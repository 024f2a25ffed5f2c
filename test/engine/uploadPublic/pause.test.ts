import { textItems, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

/** In milliseconds. A request that was already sent when the pause began may arrive a little later. */
const onItsWay = 250;

interface Pause {
	from: number;
	to: number;
}

function startsWithin({ from, to }: Pause): number[] {
	return sandbox()
		.requests.map(({ startedAt }) => startedAt)
		.filter((at) => at > from + onItsWay && at < to - 20);
}

function pauseAfterRefusal(ms: number, which = 0): Pause {
	const refused = sandbox().requests.filter(({ fault }) => fault === 'status');
	const from = Number(refused[which]?.endedAt);
	return { from, to: from + ms };
}

describe('While ChakraHQ asks to slow down', () => {
	const binaryMode = 'filesystem';

	test.each([
		['429 and seconds', 429, () => '1'],
		// A date counts from when it is made, so at least one second must be left when the response comes.
		['429 and a date', 429, () => new Date(Math.ceil(Date.now() / 1000 + 3) * 1000).toUTCString()],
		['503 and seconds', 503, () => '1'],
	])('no item sends anything: %s', async (_, status, retryAfter) => {
		sandbox().configure({ answerDelayMs: 60 });
		sandbox().inject({ status, headers: { 'retry-after': retryAfter() }, after: 4 });
		const { output, error } = await upload(sandbox(), {
			binaryMode,
			items: textItems(20),
			parameters: { options: { parallelUploads: 4 } },
		});
		expect(error).toBeUndefined();
		expect(output).toHaveLength(20);
		expect(sandbox().requests).toHaveLength(21);
		expect(startsWithin(pauseAfterRefusal(1000))).toEqual([]);
		// After the pause, the remaining requests were sent.
		expect(sandbox().requests.at(-1)?.startedAt).toBeGreaterThan(pauseAfterRefusal(900).to);
	});

	test('a longer wait that is stated meanwhile counts', async () => {
		// Slow answers, so that the second request has left when the first is refused.
		sandbox().configure({ answerDelayMs: 300 });
		sandbox().inject({ status: 429, headers: { 'retry-after': '0.5' } });
		sandbox().inject({ status: 429, headers: { 'retry-after': '1.2' } });
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: textItems(6),
			parameters: { options: { parallelUploads: 2 } },
		});
		expect(output).toHaveLength(6);
		expect(startsWithin(pauseAfterRefusal(1200, 1))).toEqual([]);
	});

	test('the pause also holds where the item itself has no try left', async () => {
		sandbox().inject({ status: 429, headers: { 'retry-after': '1' } });
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: textItems(3),
			onError: 'continueRegularOutput',
			parameters: { options: { parallelUploads: 1, maxTries: 1 } },
		});
		expect(output.map(({ json }) => json.httpStatus)).toEqual([429, undefined, undefined]);
		expect(startsWithin(pauseAfterRefusal(1000))).toEqual([]);
	});

	test('an ordinary trouble of one item holds back no other', async () => {
		sandbox().inject({ status: 500 });
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: textItems(20),
			parameters: { options: { parallelUploads: 2 } },
		});
		expect(output).toHaveLength(20);
		const firstTry = Number(sandbox().requests.find(({ fault }) => fault)?.endedAt);
		const before = sandbox().requests.filter(({ startedAt }) => startedAt < firstTry + 700);
		expect(before.length).toBeGreaterThan(5);
	});
});
