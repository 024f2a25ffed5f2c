import { readFlag } from '../../../parameters/flag';
import { requiredText, trimmed } from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';
import { MESSAGE_ID_MAX, messageIdField } from '../messageIdField';
import type { MessageType } from '../messageType';

/**
 * Meta accepts a reaction to a message that is older than 30 days, deleted or itself a reaction. It reports code
 * 131009 later by webhook. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/messages/reaction-messages
 */
export const reaction: MessageType = {
	entry: { name: 'Reaction', value: 'reaction' },
	fields: [
		{
			...messageIdField,
			description:
				'The WhatsApp message ID (wamid) of the message to react to: one that this person sent, at most 30 days old',
		},
		{
			displayName: 'Remove Reaction',
			name: 'removeReaction',
			type: 'boolean',
			default: false,
			description: 'Whether to take back your reaction to this message',
		},
		{
			displayName: 'Emoji',
			name: 'emoji',
			type: 'string',
			required: true,
			default: '👍',
			description: 'One emoji',
			displayOptions: { show: { removeReaction: [false] } },
		},
	],
	cannotReply: true,
	build: ({ messageId, emoji, removeReaction }) => ({
		type: 'reaction',
		reaction: {
			message_id: requiredText(trimmed(messageId), { label: 'Message ID', max: MESSAGE_ID_MAX }),
			// An empty text removes a reaction.
			emoji: readFlag(removeReaction, { displayName: 'Remove Reaction' }) ? '' : oneEmoji(emoji),
		},
	}),
};

/** Code points that form one emoji count as one character: families, flags, skin tones, keycaps. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const isPicture = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

function oneEmoji(given: unknown): string {
	const emoji = requiredText(trimmed(given), { label: 'Emoji', max: 50 });
	if ([...characters.segment(emoji)].length === 1 && isPicture.test(emoji)) return emoji;
	throw new ChakraError(`Emoji "${emoji}" is not one emoji`, {
		remedy: 'Give exactly one, or turn on Remove Reaction to take it back.',
	});
}
