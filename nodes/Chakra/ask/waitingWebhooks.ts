import type { IWebhookDescription } from 'n8n-workflow';

const waiting = {
	name: 'default' as const,
	responseMode: 'onReceived' as const,
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
};

/** Where a waiting execution takes its answer: GET shows a page and decides nothing, POST answers. */
export const waitingWebhooks: IWebhookDescription[] = [
	{ ...waiting, httpMethod: 'GET' },
	{ ...waiting, httpMethod: 'POST' },
];
