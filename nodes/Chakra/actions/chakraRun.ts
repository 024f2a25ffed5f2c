import type { IExecuteFunctions } from 'n8n-workflow';
import { ApiClient } from '../transport/apiClient';
import { readConnection } from '../transport/connection';
import { PublicMediaUploads } from './media/publicMedia';
import { TemplateLookup } from './templateMessage/templateLookup';

/** What the items of one node run share: the API with its pauses, uploads made, templates read, hints shown. */
export class ChakraRun {
	readonly uploads: PublicMediaUploads;

	readonly templates: TemplateLookup;

	private readonly hints = new Set<string>();

	private constructor(
		private readonly context: IExecuteFunctions,
		readonly api: ApiClient,
	) {
		this.uploads = new PublicMediaUploads(context, api);
		this.templates = new TemplateLookup(api);
	}

	/** @throws ChakraError where the credential cannot be used */
	static async start(context: IExecuteFunctions): Promise<ChakraRun> {
		return new ChakraRun(context, new ApiClient(context, await readConnection(context)));
	}

	/** Shows a warning in the output panel, once however many items it concerns; hosts without hints show none. */
	hint(message: string): void {
		if (this.hints.has(message)) return;
		this.hints.add(message);
		this.context.addExecutionHints?.({ message, type: 'warning', location: 'outputPane' });
	}
}
