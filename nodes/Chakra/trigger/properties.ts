import type { INodeProperties } from 'n8n-workflow';
import {
	downloadTimeoutField,
	maxFileSizeField,
	outputFileField,
} from '../inboundMedia/downloadOptions';
import { pluginIdField } from '../parameters/pluginId';
import { maxTriesField } from '../parameters/retryOptions';
import { bundleSecondsField } from './bundles';

const by = (show: Record<string, Array<string | boolean>>) => ({ displayOptions: { show } });

const whenDownloading = by({ '/downloadMedia': [true] });

/**
 * n8n looks for exactly this parameter in a webhook node of version 1. If it is there, n8n hands over the request
 * with its body unread. So an unsigned body is never parsed, and every refusal is made here.
 */
const leaveBodyUnread: INodeProperties = {
	displayName: 'Leave Body Unread',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};

/** The trigger's fields; names and values are a promise to saved workflows. */
export const properties: INodeProperties[] = [
	leaveBodyUnread,
	{
		// Of HTML, n8n shows a, ul and li in a notice: no numbered list.
		displayName:
			'<ul><li>Step 1: Open "Webhook URLs" above, press Production URL, and copy the address below it.</li><li>Step 2: In ChakraHQ, open the WhatsApp Setup page of your plugin. Paste the URL as the pass-through webhook URL for Meta events. (The Chakra webhook URL works too, but tells less: neither which of your numbers it was, nor to whom a status belongs.) Press Save at the top right.</li><li>Step 3: In ChakraHQ, open Admin > Team > Secrets and copy the HMAC secret into Webhook Secret of the credential.</li><li>Step 4: Publish this workflow (in n8n 1: set it to Active). To try it before, enter the Test URL in ChakraHQ instead, press Execute step, and write to your WhatsApp number.</li></ul>',
		name: 'byHandNotice',
		type: 'notice',
		default: '',
		...by({ registerWebhook: [false] }),
	},
	{
		displayName:
			'In ChakraHQ, open Admin > Team > Secrets and copy the HMAC secret into Webhook Secret of the credential. Then publish this workflow (in n8n 1: set it to Active).',
		name: 'secretNotice',
		type: 'notice',
		default: '',
		...by({ registerWebhook: [true], verifySignature: [true] }),
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['message'],
		description: 'Which events start the workflow; each event becomes one item',
		options: [
			{
				name: 'Account Changed',
				value: 'account',
				description: 'The business account or one of its numbers changed or was restricted',
			},
			{
				name: 'Message Echo',
				value: 'messageEcho',
				description: 'Somebody at your business wrote in the WhatsApp Business app',
			},
			{ name: 'Message Received', value: 'message', description: 'A customer wrote' },
			{
				name: 'Message Status Changed',
				value: 'status',
				description: 'A message of yours was sent, delivered, read or could not be delivered',
			},
			{
				name: 'Other Event',
				value: 'other',
				description: 'Whatever else ChakraHQ reports, new kinds of events included',
			},
			{
				name: 'Template Status Changed',
				value: 'templateStatus',
				description: 'A template was approved, rejected or paused, or its quality changed',
			},
		],
	},
	{
		displayName: 'Message Types',
		name: 'messageTypes',
		type: 'multiOptions',
		default: [],
		description: 'Only messages of these types start the workflow',
		hint: 'Empty: all',
		...by({ events: ['message', 'messageEcho'] }),
		options: [
			{ name: 'Audio', value: 'audio', description: 'A sound file, not recorded in WhatsApp' },
			{ name: 'Button', value: 'button', description: 'A reply button was pressed' },
			{ name: 'Contacts', value: 'contacts' },
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'List', value: 'list', description: 'A row of a list was chosen' },
			{ name: 'Location', value: 'location' },
			{ name: 'Order', value: 'order' },
			{
				name: 'Other',
				value: 'other',
				description: 'Forms filled in, edits, deletions, changes of number, and types that are new',
			},
			{ name: 'Reaction', value: 'reaction', description: 'An emoji on a message, or its removal' },
			{ name: 'Sticker', value: 'sticker' },
			{ name: 'Text', value: 'text' },
			{
				name: 'Unsupported',
				value: 'unsupported',
				description: 'What WhatsApp does not hand to businesses, such as polls',
			},
			{ name: 'Video', value: 'video' },
			{ name: 'Voice', value: 'voice', description: 'Recorded in WhatsApp' },
		],
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		default: [],
		description: 'Only these statuses start the workflow',
		hint: 'Empty: all',
		...by({ events: ['status'] }),
		options: [
			{ name: 'Delivered', value: 'delivered' },
			{ name: 'Failed', value: 'failed' },
			{ name: 'Other', value: 'other', description: 'A status that is new' },
			{ name: 'Played', value: 'played', description: 'A voice message was listened to' },
			{ name: 'Read', value: 'read' },
			{ name: 'Sent', value: 'sent' },
		],
	},
	{
		displayName: 'Only Newer Statuses',
		name: 'orderedStatuses',
		type: 'boolean',
		default: false,
		description:
			'Whether to drop a status that comes after a later one of the same message, such as Delivered after Read',
		...by({ events: ['status'] }),
	},
	{
		displayName: 'Verify Signature',
		name: 'verifySignature',
		type: 'boolean',
		default: true,
		description:
			'Whether to turn down requests that are not signed with the Webhook Secret of the credential. If events do not come, look into the log of n8n: there it says which requests were turned down, and why.',
	},
	{
		displayName:
			'Anyone who knows or guesses the URL can start this workflow with messages they made up. Leave Verify Signature off only if something in front of n8n checks the requests, or to try things out.',
		name: 'unverifiedNotice',
		type: 'notice',
		default: '',
		...by({ verifySignature: [false] }),
	},
	{
		displayName: 'Ignore Repeats',
		name: 'ignoreRepeats',
		type: 'boolean',
		default: true,
		description:
			'Whether a message, or a status of a message, that has already started the workflow does not start it again, also when it comes in both formats. The same holds for any other event whose content and time are equal. The last 2,000 messages and 2,000 statuses are remembered, for 7 days. Test runs take every event.',
	},
	{
		displayName: 'Download Media',
		name: 'downloadMedia',
		type: 'boolean',
		default: false,
		description:
			'Whether to put the files that customers send into the items. An event whose file cannot be had comes without it, with the reason in media.downloadError.',
	},
	{
		displayName: 'Register Webhook',
		name: 'registerWebhook',
		type: 'boolean',
		default: false,
		description:
			"Whether to enter the URL into the plugin's configuration when the workflow is published, and to take it out when it is unpublished. ChakraHQ does not document the two calls this needs: they are known only from other clients' code. If it does not work, turn this off and enter the URL by hand.",
	},
	{ ...pluginIdField, ...by({ registerWebhook: [true] }) },
	{
		displayName: 'Webhook Format',
		name: 'webhookFormat',
		type: 'options',
		default: 'passThrough',
		description:
			"Which of the plugin's two webhooks to set. Pass-Through tells more: ChakraHQ's own format says neither which of your numbers it was, nor to whom a status belongs.",
		...by({ registerWebhook: [true] }),
		options: [
			{
				name: 'Pass-Through',
				value: 'passThrough',
				description: "Everything WhatsApp reports, in Meta's format",
			},
			{
				name: 'ChakraHQ',
				value: 'chakra',
				description: "Messages, echoes and statuses, in ChakraHQ's format",
			},
		],
	},
	{
		displayName: 'Replace Another URL',
		name: 'replaceForeignUrl',
		type: 'boolean',
		default: false,
		description:
			'Whether to take over the webhook if it is set to another URL, whose owner then gets no more events. When it is off and another URL is there, publishing stops, and the message names that URL.',
		...by({ registerWebhook: [true] }),
	},
	{
		displayName: 'Options',
		name: 'additionalOptions',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			bundleSecondsField,
			{
				displayName: 'Include Raw Event',
				name: 'includeRaw',
				type: 'boolean',
				default: true,
				description: 'Whether to add the event as it came, in the field raw',
			},
			{ ...maxFileSizeField, ...whenDownloading },
			{ ...maxTriesField, ...whenDownloading },
			{
				displayName: 'Phone Numbers',
				name: 'phoneNumbers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 694794789348887, 775966265503012',
				description:
					"Where a plugin has several numbers: the IDs of those whose events start the workflow, the numbers themselves, or the IDs of their accounts, separated by commas. Empty means all. Events that name no number always pass, and ChakraHQ's own format names none.",
			},
			{ ...outputFileField, ...whenDownloading },
			{ ...downloadTimeoutField, ...whenDownloading },
		],
	},
];
