import { randomUUID } from 'node:crypto';
import { asRecord } from '../narrow';
import type { Operations } from '../operation';
import { enveloped, errorResponse } from '../wire/response';

/** Numbers, accounts, the plugin's own configuration, the team's, and the probe. */
export const accountOperations = {
	listWhatsappPhoneNumbers: (_call, { phoneNumbers }) => enveloped(phoneNumbers),
	fetchWhatsappPhoneNumber({ params }, { phoneNumbers }) {
		const found = phoneNumbers.find(({ id }) => id === params.whatsappPhoneNumberId);
		return found === undefined ? errorResponse(404, 'Not Found') : enveloped(found);
	},
	listWhatsappBusinessAccounts({ query }, { businessAccounts, pluginId }) {
		const isOurs = query.pluginId === undefined || query.pluginId === pluginId;
		return enveloped(isOurs ? businessAccounts : []);
	},
	fetchWhatsappPluginConfiguration: (_call, { pluginConfig }) => enveloped(pluginConfig),
	updateWhatsappPluginConfiguration({ body }, world) {
		world.pluginConfig = { ...world.pluginConfig, ...asRecord(body) };
		return enveloped({ success: true });
	},
	createConnectToken({ body }, { pluginId }) {
		const wanted = asRecord(body).pluginId;
		if (wanted !== undefined && wanted !== pluginId) return errorResponse(404, 'Not Found');
		return enveloped({ connectToken: randomUUID() });
	},
	/** The keys of the answer are documented; what stands inside each is made up, as the contract says. */
	fetchConfig: (_call, { team, procedures, users }) =>
		enveloped({
			team: { id: team, name: 'Example Shop' },
			entities: [],
			procedures: procedures.map(({ id, shortId, name, states, primaryKey }) => ({
				id,
				shortId,
				name,
				primaryKey,
				states: states.map((state) => ({ shortId: state, name: inWords(state) })),
			})),
			attributes: procedures.flatMap(({ id, attributes }) =>
				attributes.map((attribute) => ({ procedure: id, ...attribute })),
			),
			roles: [...new Set(users.map(({ role }) => role))].map((id) => ({ id, name: 'Agent' })),
			stateTasks: ['call', 'meeting'].map((shortId) => ({ shortId, name: shortId })),
			userProfiles: users.map(({ id, username, displayName }) => ({ id, username, displayName })),
		}),
	health: () => ({ empty: true }),
} satisfies Operations;

/** `IN_PROGRESS` → `In progress` */
function inWords(shortId: string): string {
	const words = shortId.toLowerCase().replaceAll('_', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
