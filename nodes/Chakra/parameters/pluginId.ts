import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../transport/chakraError';
import { UUID, uuidInside } from './uuid';

/** Part of the Options of every operation under `/plugin/whatsapp/{pluginId}`. */
export const pluginIdField: INodeProperties = {
	displayName: 'Plugin ID',
	name: 'pluginId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 00000000-0000-4000-8000-000000000001',
	hint: "Leave empty to use the credential's Default Plugin ID",
	description:
		"Which WhatsApp plugin of your ChakraHQ team to use. In ChakraHQ, open Admin > Plugins and the WhatsApp plugin: the ID is the last part of the page's address. You can paste the whole address.",
};

/**
 * Finds the plugin ID in a pasted text: the UUID itself, or the address of the plugin's page, which ends in it
 * (`/admin/plugin/{id}`, https://apidocs.chakrahq.com/api-11313630).
 * @returns the UUID in lower case, or null where there is none
 */
function pluginIdIn(pasted: string): string | null {
	const text = pasted.toLowerCase();
	const onPluginPage = new RegExp(`/plugin/(?:[a-z-]+/)?(${UUID})(?![0-9a-f-])`).exec(text)?.[1];
	const alone = text.match(uuidInside)?.at(-1);
	return onPluginPage ?? alone ?? null;
}

/**
 * The plugin ID of the node, or else of the credential.
 * @throws ChakraError where neither is set, or the text contains no ID
 */
export function choosePluginId(parameter: unknown, defaultPluginId: string): string {
	const given = String(parameter ?? '').trim();
	const fallback = defaultPluginId.trim();
	if (given === '' && fallback === '') {
		throw new ChakraError(
			'Plugin ID is not set, neither in this node nor as Default Plugin ID in the credential',
			{
				remedy: WHERE_TO_FIND_IT,
			},
		);
	}
	const pluginId = pluginIdIn(given || fallback);
	if (pluginId === null) {
		// The credential's text is not shown: people paste the token into the field beside its own.
		const source = given
			? `Plugin ID "${given.slice(0, 100)}"`
			: 'Default Plugin ID of the credential';
		throw new ChakraError(`${source} holds no plugin ID`, { remedy: WHERE_TO_FIND_IT });
	}
	return pluginId;
}

/** Why the credential's Default Plugin ID cannot be used; undefined where it can, or is empty. */
export function defaultPluginIdProblem(given: string): string | undefined {
	if (given.trim() === '' || pluginIdIn(given) !== null) return undefined;
	return `Default Plugin ID holds no plugin ID. ${WHERE_TO_FIND_IT}`;
}

const WHERE_TO_FIND_IT =
	'In ChakraHQ, open Admin > Plugins and the WhatsApp plugin, and paste the address of that page: the plugin ID is its last part, five groups of letters and digits.';
