import { eventOf } from '../../../nodes/Chakra/events/event';
import { bundled, bundleMilliseconds, type Entry } from '../../../nodes/Chakra/trigger/bundles';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test.each<[unknown, number]>([
	[undefined, 0],
	[null, 0],
	['', 0],
	['soon', 0],
	[true, 0],
	[[5], 0],
	[NaN, 0],
	[-1, 0],
	[0.5, 500],
	['2', 2000],
	[60, 60_000],
	[61, 60_000],
	[Infinity, 60_000],
])('%p seconds are %p ms', (given, milliseconds) => {
	expect(bundleMilliseconds(given)).toBe(milliseconds);
});

let count = 0;
function messageOf(from: string): Entry {
	count += 1;
	const to = { phoneNumberId: '1', displayNumber: null, businessAccountId: null };
	const event = eventOf('message', { to, from, messageId: `wamid.${count}` });
	return {
		read: { event, raw: {} },
		file: Promise.resolve(null),
		bundle: { index: 0, count: 1 },
	};
}

test('who writes every 20 seconds has a run after 60, with what came until then', async () => {
	const runs: Array<{ at: number; count: number }> = [];
	const began = Date.now();
	const write = async () => {
		const ready = await bundled('node', [messageOf('1')], 30_000);
		if (ready.length > 0) runs.push({ at: Date.now() - began, count: ready.length });
	};
	for (let second = 0; second <= 120; second++) {
		if (second % 20 === 5) void write();
		await jest.advanceTimersByTimeAsync(1000);
	}
	expect(runs.map((run) => run.count)).toEqual([3]);
	expect(runs[0]?.at).toBeGreaterThanOrEqual(65_000);
	expect(runs[0]?.at).toBeLessThan(65_500);
	await jest.advanceTimersByTimeAsync(60_000);
	expect(runs.map((run) => run.count)).toEqual([3, 3]);
});

test('what a person writes while another one of the same request still writes is in one bundle, not in a run before', async () => {
	const runs: string[][] = [];
	const write = async (...people: string[]) => {
		const ready = await bundled('node', people.map(messageOf), 5000);
		runs.push(ready.map(({ read, bundle }) => `${read.event.from} ${bundle?.index}`));
	};
	void write('1', '2');
	for (let second = 1; second <= 20; second++) {
		await jest.advanceTimersByTimeAsync(1000);
		if ([4, 8, 12].includes(second)) void write('1');
		if (second === 7) void write('2');
	}
	expect(runs.filter((run) => run.length > 0)).toEqual([
		['1 0', '1 1', '1 2', '1 3', '2 0', '2 1'],
	]);
});

test('a clock that is set back holds up no run', async () => {
	const run = bundled('w/n', [messageOf('4')], 5000);
	jest.setSystemTime(Date.now() - 60 * 60_000);
	await jest.advanceTimersByTimeAsync(6000);
	await expect(Promise.race([run, 'still waiting'])).resolves.toHaveLength(1);
});
