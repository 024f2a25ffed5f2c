import { readTemplate, templatePaging, templatesRequest } from '../../account/templates';
import { inferredNotice } from '../../parameters/inferredNotice';
import { listOperation } from '../listOperation';
import { accountField, readAccount } from './accountField';
import { simplifiedTemplate } from './simplifiedTemplate';
import { templateFiltersField, wantedTemplates } from './templateFilters';

/**
 * ChakraHQ does not document which of Meta's filters it passes on, so the filters are applied here. Source:
 * https://apidocs.chakrahq.com/api-17615391 (known by number only; path and response from public clients)
 */
export const getAll = listOperation({
	entry: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many WhatsApp templates with status and variables',
		description: 'Get the WhatsApp templates of an account, with status, texts and variables',
	},
	api: ['listMessageTemplates'],
	fields: [inferredNotice('It reads the list the way other programs do.'), accountField],
	filters: [templateFiltersField],
	...templatePaging,
	request: (item) => templatesRequest(readAccount(item)),
	keep: (item) => wantedTemplates(item.collection(templateFiltersField.name)),
	simplify: (template) => simplifiedTemplate(readTemplate(template)),
});
