import type { IExecuteFunctions } from 'n8n-workflow';
import { ApiClient, type ApiRequest } from '../transport/apiClient';
import type { ApiResult } from '../transport/apiResponse';
import { ChakraError } from '../transport/chakraError';
import { readConnection } from '../transport/connection';
import { ConstantParameters } from './constantParameters';
import { Ledger, type LedgerRequest } from './ledger';
import { settled } from './settled';

/** What all items of one node run share: the API client, the ledger, the hints, and resources of the operations. */
export class ChakraRun {
	readonly parameters: ConstantParameters;

	private readonly resources = new Map<unknown, unknown>();

	private readonly hints = new Set<string>();

	private readonly itemHints = new Set<string>();

	private readonly endings: Array<() => Promise<void>> = [];

	private constructor(
		readonly context: IExecuteFunctions,
		readonly api: ApiClient,
		/** The record of what was sent, so that it is not sent again. */
		readonly ledger: Ledger,
	) {
		this.parameters = new ConstantParameters(context.getNode().parameters);
	}

	/** @throws ChakraError where the credential cannot be used */
	static async start(context: IExecuteFunctions): Promise<ChakraRun> {
		const api = new ApiClient(context, await readConnection(context));
		return new ChakraRun(context, api, Ledger.of(context));
	}

	/**
	 * Sends a request for these items. A request that is not idempotent is recorded in the ledger before it goes out,
	 * and its result at once, before anything later can fail. It is not sent where an earlier try may have sent it.
	 * @throws ChakraError
	 */
	async send(
		itemIndexes: readonly number[],
		request: ApiRequest & LedgerRequest,
	): Promise<ApiResult> {
		const { api, ledger } = this;
		if (request.idempotent) {
			const result = await api.send(request);
			if (request.method === 'DELETE') ledger.requestDeleted(itemIndexes);
			return result;
		}
		const earlier = ledger.earlierRequest(request);
		if (earlier) throw earlier;
		const takeBack = ledger.requestBegins(itemIndexes);
		const end = await settled(api.send(request));
		if ('value' in end) {
			ledger.requestSent(itemIndexes, request);
			return end.value;
		}
		const { reason } = end;
		const isSurelyNotSent = reason instanceof ChakraError && !reason.details.mayBeDone;
		if (isSurelyNotSent) takeBack();
		else ledger.requestUnclear(itemIndexes, request, reason);
		throw reason;
	}

	/**
	 * A resource that all items share, for example the uploads: `run.shared(publicMediaUploads)`.
	 * @param make creates it for the first item that asks; the same function always gives the same resource
	 */
	shared<Resource>(make: (run: ChakraRun) => Resource): Resource {
		if (!this.resources.has(make)) this.resources.set(make, make(this));
		// The value under each function is what that function made.
		return this.resources.get(make) as Resource;
	}

	/**
	 * Registers work for the end of the run, whether it succeeds or fails.
	 * @param ending must not throw
	 */
	atEnd(ending: () => Promise<void>): void {
		this.endings.push(ending);
	}

	async end(): Promise<void> {
		for (const ending of this.endings) await ending();
		const more = this.itemHints.size - MAX_ITEM_HINTS;
		if (more > 0)
			this.hint(`Other items have ${more} more such warnings, which are not shown here.`);
	}

	/** All that were shown. */
	get warnings(): string[] {
		return [...this.hints];
	}

	/** Shows a warning in the output panel, once for all items. Older versions of n8n without hints show none. */
	hint(message: string): void {
		if (this.hints.has(message)) return;
		this.hints.add(message);
		this.context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
	}

	/**
	 * As `hint`, for a warning whose text may differ from item to item. The first ones are shown, then how many more
	 * there are.
	 */
	itemHint(message: string): void {
		if (this.itemHints.size < MAX_ITEM_HINTS) this.hint(message);
		this.itemHints.add(message);
	}
}

/** The editor shows each hint as a box of its own, and n8n stores all of them with the execution. */
const MAX_ITEM_HINTS = 50;
