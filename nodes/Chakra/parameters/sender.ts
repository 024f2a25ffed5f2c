import type { ItemParameters } from './itemParameters';
import type { ILoadOptionsFunctions, INodeProperties, INodeListSearchResult } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';
import { listSenders } from '../account/senders';
import { editorRetryOptions, requestInEditor, searchResults } from './listSearch';
import { copiedId } from './metaId';

/** The team's number that sends the message. */
export const senderField: INodeProperties = {
	displayName: 'Sender',
	name: 'sender',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The WhatsApp number of your team that sends the message',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a number...',
			typeOptions: { searchListMethod: 'searchSenders', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 775966265503012',
			hint: "Meta's phone number ID, shown on the plugin's page beside the number. It is not the number itself.",
		},
	],
};

/**
 * @returns Meta's phone number ID, digits only
 * @throws ChakraError where no sender is chosen, or the value is not such an ID
 */
export function readSender(item: ItemParameters): string {
	const id = copiedId(item.value('sender', ''), senderField.displayName);
	if (/^\d{5,25}$/.test(id)) return id;
	throw new ChakraError(
		id === '' ? 'Sender is not set' : `Sender "${id.slice(0, 50)}" is not a phone number ID`,
		{
			remedy:
				"Choose a number from the list, or copy the phone number ID from the plugin's page in ChakraHQ: digits only, and not the phone number itself.",
		},
	);
}

/** The sender chosen in the editor; undefined where none is chosen yet. */
export function currentSender(context: ILoadOptionsFunctions): string | undefined {
	const given = context.getCurrentNodeParameter('sender', { extractValue: true });
	return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
}

/** The list search of Sender: the team's numbers, shown as `+1 555 010 0001 (Example Ltd)`. */
export async function searchSenders(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const senders = await listSenders(api, editorRetryOptions);
		const entries = senders.map(({ id, displayPhoneNumber, verifiedName }) => ({
			name: [displayPhoneNumber || id, verifiedName && `(${verifiedName})`]
				.filter(Boolean)
				.join(' '),
			value: id,
		}));
		return searchResults(entries, filter, {
			happened: 'ChakraHQ lists no WhatsApp number for this access token',
			remedy:
				"Connect a number in ChakraHQ (Admin > Plugins, the WhatsApp plugin), or choose By ID and paste the phone number ID from the plugin's page.",
		});
	});
}
