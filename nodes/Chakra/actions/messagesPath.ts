import { META_API_VERSION } from '../account/metaApiVersion';
import { apiPath } from '../transport/apiPath';

/** Meta's `/messages`, passed through. Source: https://apidocs.chakrahq.com/api-11313675 */
export function messagesPath(pluginId: string, senderId: string): string {
	return apiPath`/v1/ext/plugin/whatsapp/${pluginId}/api/${META_API_VERSION}/${senderId}/messages`;
}
