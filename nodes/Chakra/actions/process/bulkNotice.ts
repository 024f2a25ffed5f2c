import type { INodeProperties } from 'n8n-workflow';

/** What the documentation of the two bulk calls does not say. */
const notice = (displayName: string): INodeProperties => ({
	displayName,
	name: 'bulkNotice',
	type: 'notice',
	default: '',
});

export const bulkCreateNotice = notice(
	"ChakraHQ's page of this call carries the label Developing and does not show its answer. An entry belongs to an input item only where it holds the item's primary key.",
);

export const bulkUpdateNotice = notice(
	"ChakraHQ's page of this call contradicts itself on where the changes stand. They are sent under update, as in its text. An entry belongs to an input item only where it holds the item's ID or primary key.",
);
