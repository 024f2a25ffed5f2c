import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { listSenders } from '../../account/senders';
import type { StoredTemplate } from '../../account/templates';
import { members } from '../../json/narrow';
import { chosenInEditor, nothingChosen } from '../../parameters/editorRequest';
import { senderField } from '../../parameters/sender';
import type { ApiClient, RetryOptions } from '../../transport/apiClient';
import { ChakraError } from '../../transport/chakraError';
import { AccountTemplates, accountTemplates } from '../accountTemplates';
import type { ChakraRun } from '../chakraRun';
import { WorkOnce } from '../workOnce';

/** The owner of the templates: a known account, or the account of a sender. */
interface TemplateOwner {
	senderId: string;
	/** The account's ID, or empty where none was given. */
	wabaId: string;
}

/** The option WhatsApp Account ID; empty where it is not set. */
export function wabaIdOf({ wabaId }: Record<string, unknown>): string {
	return String(wabaId ?? '').trim();
}

/** For `run.shared`. */
export const templateLookup = (run: ChakraRun): TemplateLookup =>
	new TemplateLookup(run.api, run.shared(accountTemplates));

/** The templates that a sender can send. Whose they are is looked up once per run for all items. */
export class TemplateLookup {
	private readonly accounts = new WorkOnce<string>();

	constructor(
		private readonly api: ApiClient,
		private readonly templates = new AccountTemplates(api),
	) {}

	/** @throws ChakraError where there is no such template, or it cannot be sent */
	async find(
		{ name, language }: { name: string; language: string },
		owner: TemplateOwner,
		retryOptions: RetryOptions,
	): Promise<StoredTemplate> {
		const wabaId = await this.accounts.get(JSON.stringify(owner), async () => {
			return await accountOf(this.api, owner, retryOptions);
		});
		const templates = await this.templates.of(wabaId, retryOptions);
		const template = templates.find((one) => one.name === name && one.language === language);
		if (template?.status === 'APPROVED') return template;
		throw new ChakraError(
			template
				? `Template "${name}" (${language}) cannot be sent: its status is ${template.status}`
				: `The sender has no template "${name}"${language && ` in language ${language}`}`,
			{ remedy: 'Choose the template again from the list; only approved ones can be sent.' },
		);
	}
}

/**
 * The WhatsApp Business Account whose templates a sender can send.
 * @throws ChakraError where the sender is not among the team's numbers
 */
export async function accountOf(
	api: ApiClient,
	{ senderId, wabaId }: TemplateOwner,
	retryOptions: RetryOptions,
): Promise<string> {
	if (wabaId !== '') return wabaId;
	const senders = await listSenders(api, retryOptions);
	const account = senders.find(({ id }) => id === senderId)?.wabaId;
	if (account) return account;
	throw new ChakraError(`The account of sender ${senderId} is not known`, {
		remedy:
			'Choose Sender from the list, set WhatsApp Account ID in the options, or choose the template By Name.',
	});
}

/** The owner of the templates in the editor: the account in the options, else the chosen sender's account. */
export function currentTemplateOwner(context: ILoadOptionsFunctions): TemplateOwner {
	const options: unknown = context.getCurrentNodeParameter('options');
	const wabaId = wabaIdOf(members(options));
	const senderId = chosenInEditor(context, senderField.name) ?? '';
	if (senderId === '' && wabaId === '') {
		throw nothingChosen(context, senderField, {
			happened: 'Choose a Sender first',
			remedy: "The list shows the templates of the sender's WhatsApp Business Account.",
		});
	}
	return { senderId, wabaId };
}
