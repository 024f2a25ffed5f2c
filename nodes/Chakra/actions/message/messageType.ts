import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { MediaKind } from '../../whatsapp/mediaRules';
import type { OutgoingMedia } from '../media/preparedMedia';

/** The values of the fields by parameter name. Hidden and unset fields are absent. */
export type MessageValues = Readonly<Record<string, unknown>>;

/** One type of message: its fields, and how Meta's format is made from them. */
export interface MessageType {
	/** Its entry in the Type list. Saved workflows depend on `value`. */
	entry: INodePropertyOptions & { value: string };
	/** Its fields. Saved workflows depend on their names. */
	fields: INodeProperties[];
	/** The kind of file it has with these values; null for none. */
	mediaKind?(values: MessageValues): MediaKind | null;
	/** Set for reactions. They name their message in `message_id` and cannot quote another one. */
	cannotReply?: true;
	/**
	 * Makes the message's `type` and the member of that name. No member is empty, except in the reaction that removes
	 * a reaction.
	 * @param apiUrl Base URL of the API. Its own links are always accepted.
	 * @throws ChakraError with the name of the field and the limit
	 */
	build(values: MessageValues, media: OutgoingMedia | null, apiUrl: string): object;
}
