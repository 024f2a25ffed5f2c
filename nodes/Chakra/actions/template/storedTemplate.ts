import type { StoredTemplate } from '../../account/templates';
import { ChakraError } from '../../transport/chakraError';
import { accountTemplates } from '../accountTemplates';
import type { Item } from '../item';
import { readAccount } from './accountField';
import { readTemplateId } from './templateIdField';

/**
 * The chosen template as Meta stores it. ChakraHQ has no call for one template, so it is looked up in the account's
 * list.
 * @throws ChakraError where the account does not have it
 */
export async function storedTemplate(item: Item): Promise<StoredTemplate> {
	const id = readTemplateId(item);
	const { run, retryOptions } = item;
	const templates = await run.shared(accountTemplates).of(readAccount(item), retryOptions);
	const template = templates.find((one) => one.id === id);
	if (template) return template;
	throw new ChakraError(`WhatsApp Business Account has no template with the ID ${id}`, {
		remedy:
			'Choose the account that the template belongs to, and the template from its list. It may also be deleted already.',
	});
}
