import { firstText, objectsIn } from '../json/narrow';
import type { ApiClient, RetryOptions } from '../transport/apiClient';

/** A phone number that the team can send from. */
interface Sender {
	/** Meta's ID of the number. It is not the number itself. */
	id: string;
	/** The WhatsApp Business Account of the number. The number can send the templates of this account. */
	wabaId: string;
	displayPhoneNumber: string;
	verifiedName: string;
}

/**
 * The team's numbers. This call is known from public clients of the API only (x-confidence: inferred in the contract).
 * Use it only for lists and for look-ups that have an alternative.
 * @throws ChakraError
 */
export async function listSenders(api: ApiClient, retryOptions: RetryOptions): Promise<Sender[]> {
	const { data } = await api.send({
		method: 'GET',
		path: '/v1/ext/whatsapp-phone-number',
		idempotent: true,
		explanations: () => ({ 404: notListed }),
		...retryOptions,
	});
	return objectsIn(data).map(readSender);
}

/** The call is not documented, so it may be missing where all others work. */
const notListed = {
	happened: 'ChakraHQ does not list the WhatsApp numbers of your team',
	remedy:
		'Choose By ID in place of From List, and By Name for a template. If other lists cannot be loaded either, check Base URL in the ChakraHQ credential.',
};

function readSender(entry: Record<string, unknown>): Sender {
	return {
		id: firstText(entry, 'id'),
		wabaId: firstText(entry, 'waba'),
		displayPhoneNumber: firstText(entry, 'displayPhoneNumber'),
		verifiedName: firstText(entry, 'verifiedName'),
	};
}
