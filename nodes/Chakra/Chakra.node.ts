import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { properties } from './actions';
import { methods } from './actions/methods';
import { runOperation } from './actions/router';
import { subtitle } from './actions/subtitle';
import { takeAnswer, waitingWebhooks } from './ask/takeAnswer';

export class Chakra implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ChakraHQ',
		name: 'chakra',
		icon: { light: 'file:../../icons/chakra.svg', dark: 'file:../../icons/chakra.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle,
		description:
			'Upload media and send WhatsApp messages through ChakraHQ, and start workflows when customers write',
		// To the address in Chakra.node.json n8n adds a query, behind the # of its place in the page.
		documentationUrl: 'https://github.com/n8n-nodes-chakrahq/n8n-nodes-chakrahq#what-it-can-do',
		defaults: { name: 'ChakraHQ' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chakraApi', required: true }],
		webhooks: waitingWebhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "The workflow goes on when the question is answered in WhatsApp" : "" }}',
		// For AI models that build workflows. n8n 1 ignores it.
		builderHint: {
			searchHint:
				'Sends WhatsApp messages and templates. A template with a file in its header needs no upload of its own: Template Message > Send with Header Media "File From Input" uploads and sends. Outside of 24 hours after the last message of a person only templates are taken.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-chakrahq.chakraTrigger',
					relationHint:
						'Starts the workflow when somebody writes, and hands pressed buttons to Send and Wait for Response: publish one',
				},
				{
					nodeType: 'n8n-nodes-base.readWriteFile',
					relationHint:
						'Gives the file to upload or to send; other nodes that output a file do too',
				},
			],
		},
		properties,
	};

	methods = methods;

	async execute(this: IExecuteFunctions) {
		return await runOperation.call(this);
	}

	/** Receives the answer to a question of the operation sendAndWait. */
	async webhook(this: IWebhookFunctions) {
		return await takeAnswer.call(this);
	}
}
