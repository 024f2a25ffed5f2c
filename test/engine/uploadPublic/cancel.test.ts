import { sleep } from 'n8n-workflow';
import type { InputItem } from '../engine';
import { eventually } from '../eventually';
import { openConnectionsTo, openStoredFiles, openTimers } from '../openResources';
import { textItems, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

/** Generous towards a slow machine; every wait that is cancelled here would last far longer. */
const atOnceMs = 1500;

const large = (letter: string): InputItem => ({
	files: { data: { bytes: Buffer.alloc(20_000_000, letter), fileName: 'large.txt' } },
});

interface Moment {
	when: string;
	/** What the server does, so that there is something to cancel. */
	prepare: () => void;
	items: () => InputItem[];
	/** Requests until then, and for ever. */
	requests: number;
	/** The sandbox itself, in the same process, goes on with its timers for a while. */
	isServerBusy?: boolean;
	/** What must have happened before it is cancelled, besides the requests. */
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

		// Every connection and timer of ours is gone, and so is the reading of the stored file.
		await eventually(() => openStoredFiles().length === 0);
		await eventually(() => openConnectionsTo(sandbox().url) === 0);
		if (!moment.isServerBusy) await eventually(() => openTimers() <= timersBefore);
		await sleep(300);
		expect(sandbox().requests).toHaveLength(moment.requests);
		expect(sandbox().uploads).toEqual([]);
	});
});
