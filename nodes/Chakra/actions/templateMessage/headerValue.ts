import type { OutgoingMedia } from '../media/preparedMedia';

/** What a template's header shows, where it is not text. */
export type HeaderValue = HeaderMedia | HeaderLocation;

export type HeaderMediaKind = 'image' | 'video' | 'document';

export type HeaderMedia = OutgoingMedia<HeaderMediaKind>;

export interface HeaderLocation {
	kind: 'location';
	latitude: number;
	longitude: number;
	name: string;
	address: string;
}
