import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { currentSender } from '../../parameters/sender';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import type { TemplateOwner } from './templateLookup';

/** Whose templates the editor shows: the account in the options, else the chosen sender's. */
export function currentOwner(context: ILoadOptionsFunctions): TemplateOwner {
	const options: unknown = context.getCurrentNodeParameter('options');
	const wabaId = isObject(options) ? String(options.wabaId ?? '').trim() : '';
	const senderId = currentSender(context) ?? '';
	if (senderId === '' && wabaId === '') {
		throw new ChakraError('Choose a Sender first', {
			remedy: "The list shows the templates of the sender's WhatsApp Business Account.",
		});
	}
	return { senderId, wabaId };
}
