import { Throttle, wait } from '../../../nodes/Chakra/transport/throttle';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const never = new AbortController().signal;

const waits: Array<[string, () => Promise<void>]> = [
	['a pause before another try', async () => await wait(2000, never)],
	[
		'the pause that ChakraHQ asks for',
		async () => {
			const throttle = new Throttle(never);
			throttle.slowDown(2000);
			await throttle.enter();
		},
	],
];

test.each(waits)('a clock that is set back makes %s no longer', async (_, begin) => {
	const end = begin().then(() => 'over');
	jest.setSystemTime(Date.now() - 60 * 60_000);
	await jest.advanceTimersByTimeAsync(1500);
	expect(await Promise.race([end, 'waiting'])).toBe('waiting');
	await jest.advanceTimersByTimeAsync(1000);
	expect(await Promise.race([end, 'waiting'])).toBe('over');
});

describe('with 50 requests at once, a request to slow down', () => {
	/** Requests that want to go out, and when each of those that may was let go. */
	function many(throttle: Throttle, count: number): number[] {
		const sent: number[] = [];
		for (let i = 0; i < count; i++) void throttle.enter().then((at) => sent.push(at));
		return sent;
	}

	/** Fifty went out, the first was refused, and all of them end; then as many more want to go out. */
	async function afterOneRefusal() {
		const throttle = new Throttle(never);
		const before = many(throttle, 50);
		await jest.advanceTimersByTimeAsync(0);
		expect(before).toHaveLength(50);
		throttle.slowDown(2000);
		throttle.leave();
		const after = many(throttle, 100);
		for (const sentAt of before.slice(1)) {
			throttle.speedUp(sentAt);
			throttle.leave();
		}
		return { throttle, after };
	}

	test('lets none go for that time, and then half as many at once, whatever of the 50 still succeeded', async () => {
		const { after } = await afterOneRefusal();
		await jest.advanceTimersByTimeAsync(1900);
		expect(after).toHaveLength(0);
		await jest.advanceTimersByTimeAsync(60_000);
		expect(after).toHaveLength(25);
	});

	test('lets one more at once go with each success after it, and none with a failure', async () => {
		const { throttle, after } = await afterOneRefusal();
		await jest.advanceTimersByTimeAsync(2100);
		throttle.leave();
		await jest.advanceTimersByTimeAsync(0);
		expect(after).toHaveLength(26);
		const [, sentAt = NaN] = after;
		throttle.speedUp(sentAt);
		throttle.leave();
		await jest.advanceTimersByTimeAsync(0);
		expect(after).toHaveLength(28);
	});

	test('twice halves twice, and one always goes', async () => {
		const { throttle, after } = await afterOneRefusal();
		await jest.advanceTimersByTimeAsync(2100);
		for (let i = 0; i < 9; i++) throttle.slowDown(10);
		after.slice().forEach(() => throttle.leave());
		await jest.advanceTimersByTimeAsync(1000);
		expect(after).toHaveLength(26);
	});
});
