import { ChakraError } from './chakraError';

/**
 * Template tag for API paths: each value becomes exactly one segment, whatever it holds.
 * @example apiPath`/v1/ext/plugin/whatsapp/${pluginId}/upload-public-media`
 * @throws ChakraError for a value that no encoding turns into a segment: empty, `.` or `..`
 */
export function apiPath(parts: TemplateStringsArray, ...values: string[]): string {
	return String.raw({ raw: parts }, ...values.map(pathSegment));
}

function pathSegment(value: string): string {
	if (/^\.{0,2}$/.test(value)) {
		throw new ChakraError(`"${value}" cannot be part of an address`, {
			remedy: 'Give the ID or name as ChakraHQ shows it.',
		});
	}
	return encodeURIComponent(value.toWellFormed());
}
