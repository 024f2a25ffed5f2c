import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ApiRequest } from '../../transport/apiClient';
import { isSuccess } from '../../transport/apiResponse';
import { ChakraError, toChakraError } from '../../transport/chakraError';
import type { ChakraRun } from '../chakraRun';
import type { Item, ItemRequest } from '../item';
import type { LedgerRequest } from '../ledger';
import type { PreparedBody } from '../preparedBody';
import { messageAloneIn } from '../responseProof';
import type { OnceKey } from '../sendOnce/onceKey';
import { onceTogether, type OncePart } from '../sendOnce/onceTogether';
import { SendOnce } from '../sendOnce/sendOnce';
import { settled } from '../settled';
import { inJob, jobIdIn, noJob, noJobWarning, tooLarge } from './callResponse';
import { endedJob } from './endedJob';
import { grouped, keyText, type EntryKey } from './jobEntries';
import { jobOutputs, type Job } from './jobOutputs';
import type { BulkSettings } from './settings';

/** What one item adds to a call. */
export interface Part extends PreparedBody {
	/** The procedure it is for; those of one procedure go out together. */
	procedure: string;
	/** By which its entry in the job is recognised. */
	key?: EntryKey;
}

/** Makes the call for the parts of one procedure. */
export type BulkRequest = (
	procedure: string,
	bodies: IDataObject[],
) => Omit<ItemRequest, 'idempotent'>;

interface SentPart extends Part, OncePart {
	/** The body as it was checked; the ID that an upload makes is a new one at each try. */
	sameAs?: IDataObject;
}

type SentJob = Job<SentPart>;

/** Sends the items of one node run together: first all calls, then each call's job is followed to its end. */
export class BulkRun {
	private readonly parts: SentPart[] = [];

	private readonly results = new Map<Item, INodeExecutionData[] | ChakraError>();

	constructor(
		private readonly run: ChakraRun,
		private readonly request: BulkRequest,
	) {}

	add(item: Item, part: Part, once: OnceKey | null): void {
		this.parts.push({ ...part, item, once });
	}

	/**
	 * The outputs of an item; undefined where it was not sent.
	 * @throws ChakraError of this item
	 */
	resultOf(item: Item): INodeExecutionData[] | undefined {
		const result = this.results.get(item);
		if (result instanceof ChakraError) throw result;
		return result;
	}

	async send(settings: BulkSettings): Promise<void> {
		const { ledger } = this.run;
		const byJob = grouped(this.parts, ({ item }) => [ledger.jobOf(item.index)]);
		const unsent = byJob.get(undefined) ?? [];
		byJob.delete(undefined);
		// Items that an earlier try of this node sent are followed, and not sent again.
		const earlier = [...byJob].map(([id = '', parts]) => ({ id, parts }));
		const sent = await this.sendAll(unsent, settings);
		this.hintAtDuplicates(sent.flatMap(({ parts }) => parts));
		for (const job of [...earlier, ...sent]) await this.finish(job, settings);
	}

	private hintAtDuplicates(parts: SentPart[]): void {
		const ofProcess = grouped(parts, ({ procedure, key }) =>
			key ? [`${procedure}: ${keyText(key)}`] : [],
		);
		const duplicates = [...ofProcess].filter(([, { length }]) => length > 1);
		if (duplicates.length === 0) return;
		const named = duplicates.slice(0, 5).map(([name]) => name);
		this.run.hint(
			`Several items of this run are for the same process: ${named.join('; ').slice(0, 500)}${duplicates.length > 5 ? ' and more' : ''}. All of them were sent; in which order ChakraHQ does them, and which entry of the job is whose, cannot be told.`,
		);
	}

	/** With On Error = Stop, a refused call stops the calls after it. A call with an unclear result does not. */
	private async sendAll(parts: SentPart[], settings: BulkSettings): Promise<SentJob[]> {
		const jobs: SentJob[] = [];
		const keys = parts.flatMap(({ once }) => once?.key ?? []);
		if (keys.length > 0) this.run.shared(SendOnce.of).expect(keys);
		for (const batch of batches(parts, settings.batchSize)) {
			const notSent = await onceTogether(this.run, batch, async (wanted) => {
				return await this.sendParts(wanted, settings, jobs);
			});
			for (const [item, result] of notSent) this.results.set(item, result);
			if (this.isCancelled || this.isStopped(batch)) break;
		}
		return jobs;
	}

	/**
	 * @param jobs gets the job
	 * @returns the items that ChakraHQ took
	 */
	private async sendParts(
		parts: SentPart[],
		settings: BulkSettings,
		jobs: SentJob[],
	): Promise<Item[]> {
		const complete = await this.completed(parts);
		if (this.isCancelled || this.isStopped(parts) || complete.length === 0) return [];
		const result = await settled(this.sendOne(complete, settings));
		if ('value' in result) {
			jobs.push(...result.value);
			return complete.map(({ item }) => item);
		}
		const reason = toChakraError(result.reason);
		this.setResults(complete, () => reason);
		return [];
	}

	/** Whether one of these parts failed, and On Error is Stop. */
	private isStopped(parts: SentPart[]): boolean {
		if (this.run.context.continueOnFail()) return false;
		return parts.some(({ item }) => {
			const result = this.results.get(item);
			return result instanceof ChakraError && !result.details.mayBeDone;
		});
	}

	/** Uploads the files of these parts. A part whose files could not go up ends with why. */
	private async completed(batch: SentPart[]): Promise<SentPart[]> {
		const complete: SentPart[] = [];
		for (const part of batch) {
			if (this.isCancelled) break;
			const result = part.completeBody ? await settled(part.completeBody()) : { value: part.body };
			if ('value' in result) {
				complete.push({ ...part, body: result.value, sameAs: part.body });
				continue;
			}
			const reason = toChakraError(result.reason);
			this.results.set(part.item, reason);
			if (!this.run.context.continueOnFail()) break;
		}
		return complete;
	}

	/** @returns the job; none where ChakraHQ names none and nobody wants to follow it */
	private async sendOne(
		batch: SentPart[],
		{ maxTries, timeoutSeconds, isFollowed }: BulkSettings,
	): Promise<SentJob[]> {
		const indexes = batch.map(({ item }) => item.index);
		const bodies = batch.map(({ body }) => body);
		const { explanations, ...call } = this.request(batch[0]?.procedure ?? '', bodies);
		const request: ApiRequest & LedgerRequest = {
			maxTries,
			timeoutSeconds,
			...call,
			explanations: () => ({ 413: tooLarge(batch.length), ...explanations?.() }),
			idempotent: false,
			sameAs: batch.map(({ sameAs }) => sameAs),
			provesDone: (answer, status) => isSuccess(status) && jobIdIn(answer) !== '',
		};
		const { data, warning } = await this.run.send(indexes, request);
		const id = jobIdIn(data);
		if (id !== '') {
			this.run.ledger.inJob(indexes, id);
			if (warning) this.run.hint(`ChakraHQ says of the job ${id}: ${warning}`);
			return [{ id, parts: batch }];
		}
		const words = messageAloneIn(data);
		// An empty response may be that of a gateway.
		if (isFollowed || data === undefined || words !== '') throw noJob(isFollowed, words);
		this.run.hint(noJobWarning);
		this.setResults(batch, ({ item }) => item.outputs({ jobId: null, warning: noJobWarning }));
		return [];
	}

	private async finish(job: SentJob, settings: BulkSettings): Promise<void> {
		const { id, parts } = job;
		const result = settings.isFollowed
			? await settled(endedJob(this.run.api, job, settings))
			: undefined;
		if (!result || this.isCancelled) {
			if (result) this.run.context.logger.warn(stillWorking(id));
			this.setResults(parts, ({ item }) => item.outputs({ jobId: id }));
		} else if ('value' in result) {
			const isErrorOutput = this.run.context.getNode().onError === 'continueErrorOutput';
			const { outputs, refused } = jobOutputs(job, result.value, isErrorOutput);
			for (const [item, its] of outputs) this.results.set(item, its);
			const keys = refused.flatMap(({ once }) => once?.key ?? []);
			if (keys.length > 0) await this.run.shared(SendOnce.of).free(keys);
		} else {
			const reason = inJob(id, result.reason);
			this.setResults(parts, () => reason);
		}
	}

	private setResults(
		parts: SentPart[],
		result: (part: SentPart) => INodeExecutionData[] | ChakraError,
	): void {
		for (const part of parts) this.results.set(part.item, result(part));
	}

	private get isCancelled(): boolean {
		return this.run.api.cancel?.aborted === true;
	}
}

/** For n8n's log: of a node that is stopped n8n shows no output. */
const stillWorking = (id: string): string =>
	`The run was cancelled; ChakraHQ still works on its background job ${id}`;

/** Groups the parts by procedure, in the order of the items, with at most `size` per group. */
function batches(parts: SentPart[], size: number): SentPart[][] {
	const all: SentPart[][] = [];
	for (const group of grouped(parts, ({ procedure }) => [procedure]).values()) {
		for (let at = 0; at < group.length; at += size) all.push(group.slice(at, at + size));
	}
	return all;
}
