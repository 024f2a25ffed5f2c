/** What a template's header shows, where it is not text. */
export type HeaderValue = HeaderMedia | HeaderLocation;

export type HeaderMediaKind = 'image' | 'video' | 'document';

export interface HeaderMedia {
	kind: HeaderMediaKind;
	/** Public, http or https. */
	link: string;
	/** Shown for a document. */
	fileName: string;
}

export interface HeaderLocation {
	kind: 'location';
	latitude: number;
	longitude: number;
	name: string;
	address: string;
}
