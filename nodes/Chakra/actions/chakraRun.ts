import type { IExecuteFunctions } from 'n8n-workflow';
import { ApiClient } from '../transport/apiClient';
import { readConnection } from '../transport/connection';
import { Ledger } from './ledger';

/** What the items of one node run share: the API with its pauses, the hints shown, and whatever operations add. */
export class ChakraRun {
	private readonly resources = new Map<unknown, unknown>();

	private readonly hints = new Set<string>();

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
	 * Something that all items share, such as the uploads made: `run.shared(publicMediaUploads)`.
	 * @param make makes it for the first item that asks; the same function always gives the same thing
	 */
	shared<Resource>(make: (run: ChakraRun) => Resource): Resource {
		if (!this.resources.has(make)) this.resources.set(make, make(this));
		// Under each function stands what that function made.
		return this.resources.get(make) as Resource;
	}

	/** Shows a warning in the output panel, once however many items it concerns; hosts without hints show none. */
	hint(message: string): void {
		if (this.hints.has(message)) return;
		this.hints.add(message);
		this.context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
	}
}
