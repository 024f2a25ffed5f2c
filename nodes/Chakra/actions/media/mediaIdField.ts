import type { Item } from '../item';
import type { INodeProperties } from 'n8n-workflow';
import { ChakraError } from '../../transport/chakraError';

export const mediaIdField: INodeProperties = {
	displayName: 'Media ID',
	name: 'mediaId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1166846181421424',
	description: 'Which file. ChakraHQ Trigger gives it with each message that has one, under media.',
};

/** @throws ChakraError where it is empty */
export function readMediaId(item: Item): string {
	const mediaId = String(item.value('mediaId', '') ?? '').trim();
	if (mediaId !== '') return mediaId;
	throw new ChakraError('Media ID is empty', {
		remedy: 'Take it from the event of the message: media.id after ChakraHQ Trigger.',
	});
}
