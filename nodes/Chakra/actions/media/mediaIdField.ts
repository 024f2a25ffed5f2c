import type { INodeProperties } from 'n8n-workflow';
import { whatsappExplanations } from '../../account/metaApi';
import type { Explanations } from '../../transport/explain';
import type { Item } from '../item';

export const mediaIdField: INodeProperties = {
	displayName: 'Media ID',
	name: 'mediaId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1166846181421424',
	description: 'Which file. ChakraHQ Trigger gives it with each message that has one, under media.',
};

/** @throws ChakraError where it is empty, or a number that JavaScript has rounded */
export function readMediaId(item: Item): string {
	return item.text(mediaIdField, {
		remedy: 'Take it from the event of the message: media.id after ChakraHQ Trigger.',
	});
}

export const mediaExplanations = (mediaId: string): Explanations => ({
	...whatsappExplanations,
	404: {
		happened: `ChakraHQ has no file with the media ID ${mediaId}`,
		remedy:
			'Check that it was copied whole. WhatsApp keeps the files of customers for some days only.',
	},
});
