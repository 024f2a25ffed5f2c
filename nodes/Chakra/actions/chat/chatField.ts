import { idLocator } from '../../parameters/idLocator';

export const chatField = idLocator({
	field: {
		displayName: 'Chat',
		name: 'chat',
		description: 'The WhatsApp chat whose messages to get',
	},
	search: {
		method: 'searchChats',
		placeholder: 'Select a chat...',
		hint: 'The chats that were updated last; type a name or number to search',
	},
	byId: {
		placeholder: 'e.g. 00000000-0000-4000-8000-000000000c00',
		hint: "ChakraHQ's ID of the chat, as Chat > Get Many gives it",
	},
});
