import type { INodeProperties } from 'n8n-workflow';

/** What the documentation of the two bulk calls does not say. */
const notice = (displayName: string): INodeProperties => ({
	displayName,
	name: 'bulkNotice',
	type: 'notice',
	default: '',
});

export const bulkCreateNotice = notice(
	"ChakraHQ's documentation marks this call as Developing and does not show its answer, so try it with a few items first. What became of an item can be told only where the answer names its primary key.",
);

export const bulkUpdateNotice = notice(
	"ChakraHQ's documentation contradicts itself on how the changes are sent (here: under update, as in its text), so try it with a few items first. What became of an item can be told only where the answer names its ID or primary key.",
);
