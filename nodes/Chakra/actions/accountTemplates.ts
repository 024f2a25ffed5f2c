import { listTemplates, type StoredTemplate } from '../account/templates';
import type { ApiClient, RetryOptions } from '../transport/apiClient';
import type { ChakraRun } from './chakraRun';
import { WorkOnce } from './workOnce';

/** For `run.shared`. */
export const accountTemplates = ({ api }: ChakraRun): AccountTemplates => new AccountTemplates(api);

/** The templates of WhatsApp Business Accounts, read once per run for all items. */
export class AccountTemplates {
	private readonly lists = new WorkOnce<StoredTemplate[]>();

	constructor(private readonly api: ApiClient) {}

	/** @throws ChakraError */
	async of(wabaId: string, retryOptions: RetryOptions): Promise<StoredTemplate[]> {
		return await this.lists.get(wabaId, async () => {
			const templates: StoredTemplate[] = [];
			for await (const template of listTemplates(this.api, wabaId, retryOptions)) {
				templates.push(template);
			}
			return templates;
		});
	}
}
