import { META_API_VERSION, whatsappExplanations } from '../../account/metaApi';
import { readBusinessNumber } from '../../parameters/businessNumber';
import { inferredNotice } from '../../parameters/inferredNotice';
import { apiPath } from '../../transport/apiPath';
import type { Explanations } from '../../transport/explain';
import type { Item } from '../item';

export const encryptionNotice = inferredNotice(
	"It makes Meta's own call at the address that messages go to, and ChakraHQ may want another address.",
);

/**
 * The path of Meta's `whatsapp_business_encryption`, passed through like /messages. That ChakraHQ passes it on is
 * inferred: its documentation lists Set and Get Business Public Key, but the pages could not be read. Source:
 * developers.facebook.com/docs/whatsapp/cloud-api/reference/whatsapp-business-encryption
 * @throws ChakraError where no number or plugin is chosen
 */
export function encryptionPath(item: Item): string {
	const id = readBusinessNumber(item);
	return apiPath`/v1/ext/plugin/whatsapp/${item.pluginId}/api/${META_API_VERSION}/${id}/whatsapp_business_encryption`;
}

const notPassedOn = {
	happened: 'ChakraHQ found nothing at this address',
	remedy:
		'Check Plugin ID and Phone Number. If both are right, ChakraHQ takes this call at another address: ask its support which.',
};

export const encryptionExplanations: Explanations = {
	...whatsappExplanations,
	404: notPassedOn,
	405: notPassedOn,
};
