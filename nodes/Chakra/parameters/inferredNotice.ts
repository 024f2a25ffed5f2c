import type { INodeProperties } from 'n8n-workflow';

/** Says of a call that its page could not be read, so that nobody takes a guess for a promise. */
export function inferredNotice(what: string): INodeProperties {
	return {
		displayName: `ChakraHQ's documentation of this call could not be read. ${what}`,
		name: 'inferredNotice',
		type: 'notice',
		default: '',
	};
}
