import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { MediaKind } from '../../whatsapp/mediaRules';
import type { OutgoingMedia } from '../media/preparedMedia';

/** The values of a message type's fields, by parameter name; what is hidden or not set is absent. */
export type MessageValues = Readonly<Record<string, unknown>>;

/** One kind of message: what the editor asks for it, and what Meta's format makes of that. */
export interface MessageType {
	/** Its entry in the Type list; `value` is a promise to saved workflows. */
	entry: INodePropertyOptions & { value: string };
	/** Its own fields; the names are a promise too. */
	fields: INodeProperties[];
	/** What kind of file it carries with these values; null for none. */
	mediaKind?(values: MessageValues): MediaKind | null;
	/** Reactions quote no message: their own `message_id` says where they belong. */
	cannotReply?: true;
	/**
	 * `type` and the object of that name. Nothing empty is in it, except what takes a reaction back.
	 * @param apiUrl Base URL of the API, whose own links are always taken
	 * @throws ChakraError that names the field and the limit
	 */
	build(values: MessageValues, media: OutgoingMedia | null, apiUrl: string): object;
}
