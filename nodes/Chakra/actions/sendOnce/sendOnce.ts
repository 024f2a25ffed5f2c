import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import type { ChakraRun } from '../chakraRun';
import type { Item } from '../item';
import type { Work } from '../operation';
import { settled } from '../settled';
import { readSendOnceHistory, readSendOnceScope } from './fields';
import { KeyStore, storeContext, withoutStore } from './keyStore';

/**
 * The keys of one node run: work whose key was used before is skipped, in whatever run that was.
 *
 * The key is written down before the work begins, and taken back where surely nothing was sent. So a run that dies
 * leaves behind which keys were under way. Such a key is named as perhaps sent. It counts as used from the end of the
 * run that named it: a run that dies as well has told nobody.
 */
export class SendOnce {
	private skipped = 0;

	/** Keys whose outcome nobody knows, told in this run. */
	private readonly told = new Set<string>();

	/** Keys that were sent, or not sent, which the store does not know yet. */
	private readonly late: Array<() => Promise<void>> = [];

	private constructor(private readonly store: KeyStore) {}

	/** For `run.shared`. @throws ChakraError where an option cannot be used or this n8n keeps no keys */
	static readonly of = (run: ChakraRun): SendOnce => {
		// As they are written, for neither takes an expression: the first item may be one that cannot be read.
		const given: unknown = run.context.getNode().parameters.options;
		const options = isObject(given) ? (given as IDataObject) : {};
		const context = storeContext(run.context);
		if (!context) throw withoutStore();
		const scope = readSendOnceScope(options.sendOnceScope);
		const store = KeyStore.enter(context, scope, readSendOnceHistory(options));
		const sendOnce = new SendOnce(store);
		run.atEnd(async () => await sendOnce.end(run));
		return sendOnce;
	};

	/**
	 * Does the work of an item, unless its key was used before.
	 * @returns null where it was skipped
	 * @throws ChakraError what the work throws, or that an earlier run may have done it
	 */
	async once(
		key: string,
		item: Item,
		work: Work,
	): Promise<INodeExecutionData[] | undefined | null> {
		return await this.store.inTurn(key, async () => {
			const begin = await settled(this.store.begin(key));
			if ('reason' in begin) throw notRecorded(begin.reason);
			if (begin.value === 'done') {
				this.skipped += 1;
				return null;
			}
			if (begin.value === 'begun') {
				this.told.add(key);
				throw perhapsSent(key);
			}
			const end = await settled(work());
			if ('value' in end) {
				// Goes with the next group: the item after this one need not wait for it.
				this.store.done(key).catch(() => this.late.push(async () => await this.store.done(key)));
				return end.value;
			}
			if (item.run.ledger.hasSent(item.index)) this.told.add(key);
			else await this.takeBack(key);
			throw end.reason;
		});
	}

	private async takeBack(key: string): Promise<void> {
		const end = await settled(this.store.takeBack(key));
		if ('reason' in end) this.late.push(async () => await this.store.takeBack(key));
	}

	private async end(run: ChakraRun): Promise<void> {
		await settled(this.store.confirm());
		const told = [...this.told].map(async (key) => await this.store.done(key));
		const late = this.late.map(async (write) => await write());
		const ends = await Promise.all([...told, ...late].map(settled));
		await settled(this.store.confirm());
		this.store.leave();
		const unwritten = ends.filter((end) => 'reason' in end).length;
		if (unwritten > 0) {
			run.hint(
				`n8n's database did not take how ${items(unwritten)} ended. The next run names ${unwritten === 1 ? 'it' : 'them'} as perhaps sent.`,
			);
		}
		if (this.skipped === 0) return;
		run.hint(`${items(this.skipped)} skipped, because the Send Once Key was used before.`);
	}
}

const items = (count: number) => `${count} ${count === 1 ? 'item' : 'items'}`;

function perhapsSent(key: string): ChakraError {
	return new ChakraError(
		`This may have been sent before: a run with the Send Once Key ${JSON.stringify(key)} began and did not end`,
		{
			remedy:
				'Look in ChakraHQ whether it is there. From the next run on it is skipped; to send it again, give it another key or forget this one.',
			mayBeDone: true,
		},
	);
}

function notRecorded(reason: unknown): ChakraError {
	const words = reason instanceof Error ? reason.message : String(reason);
	return new ChakraError(`n8n did not record the Send Once Key, nothing was sent: ${words}`, {
		remedy: 'Run it again once n8n reaches its database.',
	});
}
