import type { INodeProperties } from 'n8n-workflow';

/** Said of a field for which other calls are made first. */
export const READ_BY_INFERRED_CALLS = 'read by calls that ChakraHQ does not document';

/** A notice in the form: the vendor's documentation of this call was not available, so parts of it are inferred. */
export function inferredNotice(what: string): INodeProperties {
	return {
		displayName: `This operation could not be checked against ChakraHQ's documentation. ${what}`,
		name: 'inferredNotice',
		type: 'notice',
		default: '',
	};
}
