import { headerFormatOf, type StoredTemplate } from '../../account/templates';
import { ChakraError } from '../../transport/chakraError';
import type { OutgoingMedia } from '../media/preparedMedia';
import type { ParameterPair } from './parameterPairs';

/** The content of a template's header that is not text. */
export type HeaderValue = HeaderMedia | HeaderLocation;

export type HeaderMediaKind = 'image' | 'video' | 'document';

export const isHeaderMediaKind = (kind: string): kind is HeaderMediaKind =>
	['image', 'video', 'document'].includes(kind);

export type HeaderMedia = OutgoingMedia<HeaderMediaKind>;

export interface HeaderLocation {
	kind: 'location';
	latitude: number;
	longitude: number;
	name: string;
	address: string;
}

/**
 * The content of the header; null where it is text or there is none.
 * @throws ChakraError where both are given, because a template has one header
 */
export function oneHeader(
	media: HeaderMedia | null,
	location: HeaderLocation | null,
): HeaderValue | null {
	if (media !== null && location !== null) {
		throw new ChakraError('Header Media and Header Location are both given', {
			remedy:
				'A template has one header: set Header Media to None, or remove Header Location from the options.',
		});
	}
	return media ?? location;
}

/** @throws ChakraError where the template's header is not a location */
export function expectLocationHeader(
	template: StoredTemplate,
	location: HeaderLocation | null,
): void {
	if (location === null || headerFormatOf(template) === 'location') return;
	throw new ChakraError(`Template "${template.name}" has no location in its header`, {
		remedy: 'Remove Header Location from the options.',
	});
}

/** @throws ChakraError where Values to Send also has a value for the header */
export function expectRoomForHeader(pairs: ParameterPair[], header: HeaderValue | null): void {
	if (header === null) return;
	const isMedia = header.kind !== 'location';
	const name = isMedia ? 'Header Media' : 'Header Location';
	const without = isMedia ? 'set Header Media to None' : 'remove Header Location from the options';
	if (pairs.some(({ part }) => part === 'code')) {
		throw new ChakraError(`Values to Send give a one-time code, and ${name} is given too`, {
			remedy: `A template for one-time codes has no header: ${without}, or remove the code.`,
		});
	}
	if (pairs.some(({ part }) => part === 'header')) {
		throw new ChakraError(`Values to Send give a header text, and ${name} is given too`, {
			remedy: `A template has one header: ${without}, or remove the header text.`,
		});
	}
}
