import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listSenders } from '../account/senders';
import { ChakraError } from '../transport/chakraError';
import { businessNumberLocator, readBusinessNumber } from './businessNumber';
import { editorRetryOptions, requestInEditor } from './editorRequest';
import type { ItemParameters } from './itemParameters';
import { trimmed } from './limitedText';
import { searchResults } from './listSearch';

/** The team's number that sends the message. */
export const senderField = businessNumberLocator({
	displayName: 'Sender',
	name: 'sender',
	description: 'The WhatsApp number of your team that sends the message',
});

/**
 * @returns Meta's phone number ID, digits only
 * @throws ChakraError where no sender is chosen, or the value is not such an ID
 */
export function readSender(item: ItemParameters): string {
	const isSet = trimmed(item.value(senderField.name, '') ?? '') !== '';
	if (isSet) return readBusinessNumber(item, senderField);
	throw new ChakraError('Sender is not set', {
		remedy:
			"Choose a number from the list, or copy its phone number ID from the plugin's page in ChakraHQ. Where it comes from a ChakraHQ Trigger, enter the trigger's URL in ChakraHQ (WhatsApp Setup) as the pass-through webhook: the Chakra webhook does not tell which of your numbers it was.",
	});
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
