import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listSenders } from '../../account/senders';
import {
	chosenInEditor,
	editorRetryOptions,
	nothingChosen,
	requestInEditor,
} from '../../parameters/editorRequest';
import { idLocator } from '../../parameters/idLocator';
import { searchResults } from '../../parameters/listSearch';
import { chosenId } from '../../parameters/metaId';
import type { Item } from '../item';

/** The WhatsApp Business Account with the templates, chosen by one of its phone numbers. */
export const accountField = idLocator({
	field: {
		displayName: 'WhatsApp Business Account',
		name: 'account',
		description: 'The account that the templates belong to; all of its numbers share them',
	},
	search: {
		method: 'searchAccounts',
		placeholder: 'Select a number of the account...',
		hint: "Your team's numbers, each with its account",
	},
	byId: {
		placeholder: 'e.g. 83784929738012',
		hint: "Meta's WhatsApp Business Account ID. It is the entry's ID in any WhatsApp event.",
	},
});

/** @throws ChakraError where no account is chosen, or the value is not an ID */
export const readAccount = (item: Item): string =>
	chosenId(
		item.value(accountField.name, ''),
		accountField.displayName,
		"Choose one from the list, or give Meta's ID of the account: digits only.",
	);

/** @throws ChakraError where none is chosen in the editor yet */
export function currentAccount(context: ILoadOptionsFunctions): string {
	const account = chosenInEditor(context, accountField.name);
	if (account !== undefined) return account;
	throw nothingChosen(context, accountField, {
		happened: 'Choose a WhatsApp Business Account first',
		remedy: 'The list shows the templates of that account.',
	});
}

/**
 * The list search of WhatsApp Business Account: the accounts of the team's numbers, each once, shown as `Example Ltd
 * (+1 555 010 0001)`.
 */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await requestInEditor(this, async (api) => {
		const numbers = new Map<string, string[]>();
		for (const sender of await listSenders(api, editorRetryOptions)) {
			const { id, wabaId, displayPhoneNumber, verifiedName } = sender;
			if (wabaId === '') continue;
			const number = displayPhoneNumber || id;
			const shown = verifiedName ? `${verifiedName} (${number})` : number;
			numbers.set(wabaId, [...(numbers.get(wabaId) ?? []), shown]);
		}
		const entries = [...numbers].map(([value, shown]) => ({ name: shown.join(', '), value }));
		return searchResults(entries, filter, {
			happened: 'ChakraHQ lists no WhatsApp number for this access token',
			remedy:
				"Connect a number in ChakraHQ (Admin > Plugins, the WhatsApp plugin), or choose By ID and give Meta's ID of the account.",
		});
	});
}
