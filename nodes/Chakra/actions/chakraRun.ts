import type { IExecuteFunctions } from 'n8n-workflow';
import { ApiClient, type ApiRequest } from '../transport/apiClient';
import type { ApiResult } from '../transport/apiResponse';
import { ChakraError } from '../transport/chakraError';
import { readConnection } from '../transport/connection';
import { Ledger, type NotedRequest } from './ledger';
import { settled } from './settled';

/** What the items of one node run share: the API with its pauses, the hints shown, and whatever operations add. */
export class ChakraRun {
	private readonly resources = new Map<unknown, unknown>();

	private readonly hints = new Set<string>();

	private readonly endings: Array<() => Promise<void>> = [];

	private constructor(
		readonly context: IExecuteFunctions,
		readonly api: ApiClient,
		/** What must not be done a second time. */
		readonly ledger: Ledger,
	) {}

	/** @throws ChakraError where the credential cannot be used */
	static async start(context: IExecuteFunctions): Promise<ChakraRun> {
		const api = new ApiClient(context, await readConnection(context));
		return new ChakraRun(context, api, Ledger.of(context));
	}

	/**
	 * Sends a request for these items. One that is not idempotent is written down in the ledger before anything can fail
	 * that comes after it, and is not sent where an earlier try may have sent it already.
	 * @throws ChakraError
	 */
	async send(
		itemIndexes: readonly number[],
		request: ApiRequest & NotedRequest,
	): Promise<ApiResult> {
		const { api, ledger } = this;
		if (request.idempotent) return await api.send(request);
		const earlier = ledger.earlierRequest(request);
		if (earlier) throw earlier;
		const end = await settled(api.send(request));
		if ('value' in end) {
			ledger.requestSent(itemIndexes, request);
			return end.value;
		}
		const { reason } = end;
		const isSurelyNotSent = reason instanceof ChakraError && !reason.details.mayBeDone;
		if (!isSurelyNotSent) ledger.requestUnclear(itemIndexes, request, reason);
		throw reason;
	}

	/**
	 * Something that all items share, such as the uploads made: `run.shared(publicMediaUploads)`.
	 * @param make makes it for the first item that asks; the same function always gives the same thing
	 */
	shared<Resource>(make: (run: ChakraRun) => Resource): Resource {
		if (!this.resources.has(make)) this.resources.set(make, make(this));
		// Under each function stands what that function made.
		return this.resources.get(make) as Resource;
	}

	/** For what must still be done when the last item is through, however the run ended; it throws nothing. */
	atEnd(ending: () => Promise<void>): void {
		this.endings.push(ending);
	}

	async end(): Promise<void> {
		for (const ending of this.endings) await ending();
	}

	/** Shows a warning in the output panel, once however many items it concerns; hosts without hints show none. */
	hint(message: string): void {
		if (this.hints.has(message)) return;
		this.hints.add(message);
		this.context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
	}
}
