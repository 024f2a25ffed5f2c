import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { properties } from './trigger/properties';
import { receive } from './trigger/receive';
import { webhookMethods } from './trigger/webhookMethods';

export class ChakraTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ChakraHQ Trigger',
		name: 'chakraTrigger',
		icon: { light: 'file:../../icons/chakra.svg', dark: 'file:../../icons/chakra.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ [$parameter["events"]].flat().join(", ").replace(/[A-Z]/g, " $&").toLowerCase() }}',
		// n8n's node panel shows this text for the package's action node too.
		description: 'Send and receive WhatsApp messages, media and templates through ChakraHQ',
		eventTriggerDescription: 'Write to your WhatsApp number',
		activationMessage:
			"What happens on your WhatsApp number starts this workflow from now on, once the trigger's Production URL is entered in ChakraHQ.",
		defaults: { name: 'ChakraHQ Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chakraApi', required: true }],
		webhooks: [
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				path: 'webhook',
				// This webhook has the same URL as the other one, which is shown.
				ndvHideUrl: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Without this, n8n would respond with its default text "firstEntryJson".
				responseData: '',
				path: 'webhook',
			},
		],
		// For AI models that build workflows. n8n 1 ignores it.
		builderHint: {
			searchHint:
				'Starts on WhatsApp messages, delivery statuses and template decisions. To answer, send to {{ $json.from }} with the sender {{ $json.to.phoneNumberId }}.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-chakrahq.chakra',
					relationHint: 'Answers the message: resource Session Message, operation Send',
				},
			],
		},
		properties,
	};

	webhookMethods = webhookMethods;

	async webhook(this: IWebhookFunctions) {
		return await receive.call(this);
	}
}
