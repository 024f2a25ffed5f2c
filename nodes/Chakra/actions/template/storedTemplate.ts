import { listTemplates, type StoredTemplate } from '../../account/templates';
import { ChakraError } from '../../transport/chakraError';
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
	const templates = listTemplates(item.run.api, readAccount(item), item.retryOptions);
	for await (const template of templates) if (template.id === id) return template;
	throw new ChakraError(`WhatsApp Business Account has no template with the ID ${id}`, {
		remedy: 'Choose the account that the template belongs to, and the template from its list.',
	});
}
