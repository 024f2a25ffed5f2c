import type { Item } from '../item';
import type { INodeProperties } from 'n8n-workflow';
import { readParallelSends } from '../../parameters/parallelSends';
import { apiPath } from '../../transport/apiPath';
import { ChakraError } from '../../transport/chakraError';
import { onceForKey } from '../sendOnce/onceForKey';
import { beyondChakraFormat, chakraTemplateBody } from './chakraFormat';
import type { FilledTemplate } from './filledTemplate';
import { prepareTemplateSend, sendTemplateFields } from './sendTemplate';
import { undocumentedChatMessage } from './sentTemplate';

const procedureField: INodeProperties = {
	displayName: 'Procedure Short ID',
	name: 'procedureShortId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. lead',
	description: 'Which kind of process, by the short ID it has in ChakraHQ under Admin > Procedures',
};

const processField: INodeProperties = {
	displayName: 'Process ID or Primary Key',
	name: 'primaryKeyOrId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. LEAD-004038',
	description:
		'The process whose contact gets the message, by its ID or the value of its primary key',
};

/**
 * The response of this call is not documented, so a response without an ID is accepted. Source:
 * https://apidocs.chakrahq.com/api-11312599
 */
export const sendForProcess = onceForKey({
	entry: {
		name: 'Send for Process',
		value: 'sendForProcess',
		action: 'Send an approved WhatsApp template message for a process',
		description: 'Send an approved template to the contact behind a lead, ticket or other process',
	},
	api: ['sendTemplateMessageForProcess'],
	description: sendTemplateFields([procedureField, processField]),

	recipient: (read) =>
		[procedureField, processField].map(({ name }) => String(read(name) ?? '').trim()).join(' '),

	itemsAtOnce: readParallelSends,

	async prepare(item) {
		const procedure = readText(item, procedureField);
		const process = readText(item, processField);
		return await prepareTemplateSend(item, {
			recipient: `${procedure} ${process}`,
			request: (template, { pluginId, senderId }) => {
				expectInChakraFormat(template);
				return {
					path: apiPath`/v1/ext/plugin/whatsapp/${pluginId}/process/${procedure}/${process}/send-template-message`,
					body: chakraTemplateBody(template, senderId),
				};
			},
			message: undocumentedChatMessage,
		});
	},
});

/** @throws ChakraError where the template needs Meta's format, which has no processes */
function expectInChakraFormat(template: FilledTemplate): void {
	const gap = beyondChakraFormat(template);
	if (gap === null) return;
	throw new ChakraError(
		`Template "${template.name}" has a ${gap}, which ChakraHQ's own format cannot fill`,
		{ remedy: 'Use the operation Send for this template, with the phone number.' },
	);
}

function readText(item: Item, { name, displayName, placeholder }: INodeProperties): string {
	const text = String(item.value(name, '') ?? '').trim();
	if (text !== '') return text;
	const example = placeholder?.replace('e.g. ', '');
	throw new ChakraError(`${displayName} is not set`, {
		remedy: `Fill it in, for example with ${example}.`,
	});
}
