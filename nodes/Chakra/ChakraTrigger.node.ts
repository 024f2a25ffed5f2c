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
		// n8n's own words say neither which URL a test needs nor what to do on WhatsApp.
		triggerPanel: {
			executionsHelp: {
				inactive:
					'<b>To test</b>, enter the Test URL in ChakraHQ, press Execute step here, and write to your WhatsApp number: the event appears here.<br /><br /><b>To use it</b>, enter the Production URL in ChakraHQ and publish this workflow. Each event then starts a run, which is found in the <a data-key="executions">executions list</a>.',
				active:
					'This workflow is published: each event that ChakraHQ sends to the Production URL starts a run, which is found in the <a data-key="executions">executions list</a>, and not here.<br /><br /><b>To test</b>, enter the Test URL in ChakraHQ for that time, press Execute step here, and write to your WhatsApp number.',
			},
			activationHint: {
				inactive:
					'When it works, enter the Production URL in ChakraHQ (Register Webhook does that) and <a data-key="activate">publish</a> this workflow.',
				active:
					'Where you entered the Test URL in ChakraHQ, enter the Production URL again after the test: events then start the published workflow.',
			},
		},
		activationMessage:
			"What happens on your WhatsApp number starts this workflow from now on, once the trigger's Production URL is entered in ChakraHQ.",
		documentationUrl:
			'https://github.com/n8n-nodes-chakrahq/n8n-nodes-chakrahq/blob/main/docs/trigger.md',
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
