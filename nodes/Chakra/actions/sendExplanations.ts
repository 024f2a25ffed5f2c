import type { Explanations } from '../transport/explain';

/** What the statuses of a send most likely mean; none is documented. */
export function sendExplanations(pluginId: string): Explanations {
	return {
		404: {
			happened: `ChakraHQ found nothing at this address, which names plugin ${pluginId}`,
			remedy:
				'Check Plugin ID, Sender and the other IDs in this node, and Default Plugin ID in the credential.',
		},
	};
}
