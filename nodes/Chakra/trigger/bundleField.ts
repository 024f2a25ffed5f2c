import type { INodeProperties } from 'n8n-workflow';

export const bundleSecondsField: INodeProperties = {
	displayName: 'Bundle Messages (Seconds)',
	name: 'bundleSeconds',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 60 },
	default: 0,
	description:
		'Messages that one person writes within so many seconds after the last one start one run, an item each, oldest first, with bundle.index (from 0) and bundle.count. A bundle is closed at 50 messages or 60 seconds. 0 means off. ChakraHQ has its answer at once: if n8n stops or crashes before the run begins, the messages of that bundle are lost. Several n8n processes bundle each for themselves. What came in the same request, of other people too, comes in the same run. Test runs do not wait.',
};
