import { META_API_VERSION } from '../../account/metaApi';
import { readBusinessNumber } from '../../parameters/businessNumber';
import { apiPath } from '../../transport/apiPath';
import type { Item } from '../item';

/**
 * The path of a call of Meta's calling API for the chosen number, passed through. It contains no plugin ID. Source:
 * the vendor's SDK, src/resources/whatsapp/calling.ts
 * @throws ChakraError where no number is chosen
 */
export function callingPath(item: Item, call: 'settings' | 'call_permissions' | 'calls'): string {
	const id = readBusinessNumber(item);
	return apiPath`/v1/whatsapp/${META_API_VERSION}/${id}/${call}`;
}
