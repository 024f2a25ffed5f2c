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
