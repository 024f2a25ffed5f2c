import { sleep } from 'n8n-workflow';
import type { InputItem } from '../engine';
import { eventually } from '../eventually';
import { openConnectionsTo, openStoredFiles, openTimers } from '../openResources';
import { textItems, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

/** High enough for a slow machine. Every wait that is cancelled here would last much longer. */
const atOnceMs = 1500;

const large = (letter: string): InputItem => ({
	files: { data: { bytes: Buffer.alloc(20_000_000, letter), fileName: 'large.txt' } },
});

interface Moment {
	when: string;
	/** What the server does, so that there is something to cancel. */
	prepare: () => void;
	items: () => InputItem[];
	/** How many requests there are at that moment, and in the end. */
	requests: number;
	/** How many timers of the sandbox, which is in the same process, may go on for a while. */
	isServerBusy?: boolean;
	/** What else must have happened before the run is cancelled. */
	isReached?: () => boolean;
}

const areAnswered = () => sandbox().requests.every(({ status }) => status !== null);

const moments: Moment[] = [
	{
		when: 'while an answer is awaited',
		prepare: () => sandbox().inject({ neverAnswer: true, times: 99 }),
		items: () => textItems(5),
		requests: 2,
	},
	{
		when: 'while an answer drips in',
		prepare: () => sandbox().inject({ dripAnswer: true, times: 99 }),
		items: () => textItems(5),
		requests: 2,
	},
	{
		when: 'while a file is on its way',
		prepare: () => sandbox().inject({ slowReadBytesPerSecond: 100_000, times: 99 }),
		items: () => [large('x'), large('y'), ...textItems(3)],
		requests: 2,
		isServerBusy: true,
		isReached: () => sandbox().requests.some(({ bodyBytes }) => bodyBytes > 50_000),
	},
	{
		when: 'while the next try is awaited',
		prepare: () => sandbox().inject({ status: 500, times: 99 }),
		items: () => textItems(5),
		requests: 2,
		isReached: areAnswered,
	},
	{
		when: 'while ChakraHQ asks to wait an hour',
		prepare: () => sandbox().inject({ status: 429, headers: { 'retry-after': '3600' }, times: 99 }),
		items: () => textItems(5),
		requests: 2,
		isReached: areAnswered,
	},
];

describe('A run that is cancelled', () => {
	const binaryMode = 'filesystem';

	test.each(moments)('ends at once $when, and sends nothing more', async (moment) => {
		const timersBefore = openTimers();
		moment.prepare();
		const { run, msAfterCancel } = await upload(sandbox(), {
			binaryMode,
			items: moment.items(),
			onError: 'continueRegularOutput',
			parameters: { options: { parallelUploads: 2, maxTries: 10 } },
			cancelWhen: () =>
				sandbox().requests.length >= moment.requests && moment.isReached?.() !== false,
		});
		expect(run.status).toBe('canceled');
		expect(msAfterCancel).toBeLessThan(atOnceMs);

		// All our connections and timers are closed, and the stored file too.
		await eventually(() => openStoredFiles().length === 0);
		await eventually(() => openConnectionsTo(sandbox().url) === 0);
		if (!moment.isServerBusy) await eventually(() => openTimers() <= timersBefore);
		await sleep(300);
		expect(sandbox().requests).toHaveLength(moment.requests);
		expect(sandbox().uploads).toEqual([]);
	});
});
