/** What customers send, by kind: the members of Meta's message object that say what it is. */
type MessageMembers = Record<string, unknown>;

const file = (id: string, mid: string, mimeType: string, more: MessageMembers = {}) => ({
	id,
	mime_type: mimeType,
	sha256: 'ZmFrZWQgZGlnZXN0IG9mIGEgc2FuZGJveCBmaWxlAAA=',
	url: `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${mid}&source=webhook&ext=1760000000&hash=AR`,
	...more,
});
const picture = ['1166846181421424', '1166846181421425', 'image/png'] as const;
const page = ['1166846181421434', '1166846181421435', 'application/pdf'] as const;

/**
 * Shapes: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages.
 * The files are those of the seed; `redirectingImage`, `expiredImage` and `refusedImage` behave as they are called.
 */
export const messageKinds: Record<string, MessageMembers> = {
	text: { type: 'text', text: { body: 'Hi, can you help me?' } },
	reply: {
		type: 'text',
		context: { from: '15550100099', id: 'wamid.EARLIER' },
		text: { body: 'Yes, that one' },
	},
	image: { type: 'image', image: file(...picture, { caption: 'Is it still there?' }) },
	redirectingImage: {
		type: 'image',
		image: file('1166846181421444', '1166846181421445', 'image/png'),
	},
	expiredImage: { type: 'image', image: file('1166846181421454', '1166846181421455', 'image/png') },
	refusedImage: { type: 'image', image: file('1166846181421464', '1166846181421465', 'image/png') },
	audio: {
		type: 'audio',
		audio: file(...(picture.slice(0, 2) as [string, string]), 'audio/mpeg', { voice: false }),
	},
	voice: {
		type: 'audio',
		audio: file(picture[0], picture[1], 'audio/ogg; codecs=opus', { voice: true }),
	},
	video: { type: 'video', video: file(picture[0], picture[1], 'video/mp4', { caption: 'Look' }) },
	document: { type: 'document', document: file(...page, { filename: 'Invoice 7.pdf' }) },
	sticker: {
		type: 'sticker',
		sticker: file(picture[0], picture[1], 'image/webp', { animated: false }),
	},
	location: {
		type: 'location',
		location: { latitude: 52.52, longitude: 13.405, name: 'Office', address: 'Example Street 1' },
	},
	contacts: {
		type: 'contacts',
		contacts: [{ name: { formatted_name: 'Bo Example' }, phones: [{ phone: '+1 555-010-0002' }] }],
	},
	button: {
		type: 'button',
		context: { from: '15550100099', id: 'wamid.TEMPLATE' },
		button: { text: 'Thanks', payload: 'THANKS' },
	},
	buttonReply: {
		type: 'interactive',
		interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes, please' } },
	},
	listReply: {
		type: 'interactive',
		interactive: {
			type: 'list_reply',
			list_reply: { id: 'row-2', title: 'Tuesday', description: '10 to 12' },
		},
	},
	form: {
		type: 'interactive',
		interactive: {
			type: 'nfm_reply',
			nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"size":"M"}' },
		},
	},
	/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/address-messages */
	address: {
		type: 'interactive',
		context: { from: '15550100099', id: 'wamid.ADDRESS' },
		interactive: {
			type: 'nfm_reply',
			nfm_reply: {
				name: 'address_message',
				body: 'Ana\n+91 5550100001\nExample Road, Mumbai, 400063',
				response_json:
					'{"saved_address_id":"address1","values":{"name":"Ana","phone_number":"+915550100001","in_pin_code":"400063","address":"Example Road","city":"Mumbai"}}',
			},
		},
	},
	/** https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-call-permissions */
	callPermission: {
		type: 'interactive',
		context: { from: '15550100099', id: 'wamid.PERMISSION' },
		interactive: {
			type: 'call_permission_reply',
			call_permission_reply: {
				response: 'accept',
				expiration_timestamp: 1760000000,
				response_source: 'user_action',
			},
		},
	},
	reaction: { type: 'reaction', reaction: { message_id: 'wamid.EARLIER', emoji: '\u{1F44D}' } },
	reactionRemoved: { type: 'reaction', reaction: { message_id: 'wamid.EARLIER' } },
	order: {
		type: 'order',
		order: {
			catalog_id: '4711',
			text: 'By Friday, please',
			product_items: [
				{ product_retailer_id: 'hat-1', quantity: 2, item_price: 19.9, currency: 'EUR' },
			],
		},
	},
	system: {
		type: 'system',
		system: { body: 'Ana changed her number', wa_id: '15550100077', type: 'user_changed_number' },
	},
	edit: {
		type: 'edit',
		edit: {
			original_message_id: 'wamid.EARLIER',
			message: { type: 'text', text: { body: 'Hi, can you help us?' } },
		},
	},
	editedImage: {
		type: 'edit',
		edit: {
			original_message_id: 'wamid.EARLIER',
			message: {
				context: { id: 'wamid.BEFORE' },
				type: 'image',
				image: file(...picture, { caption: 'Are they still there?' }),
			},
		},
	},
	revoke: { type: 'revoke', revoke: { original_message_id: 'wamid.EARLIER' } },
	unsupported: {
		type: 'unsupported',
		unsupported: { type: 'poll' },
		errors: [{ code: 131051, title: 'Message type unknown' }],
	},
};
