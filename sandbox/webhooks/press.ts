import { asRecord, asRecords, asText } from '../narrow';
import type { SentMessage } from '../records';
import type { World } from '../world';
import { sendWebhook, type DeliveryAnswer, type WebhookDelivery } from './sendWebhook';

/** A press of a message's button, or a choice in its list. */
export interface Press extends Pick<WebhookDelivery, 'url' | 'secret' | 'format' | 'signedAs'> {
	/** WhatsApp's ID of the message that has the button. */
	messageId: string;
	/** Of the button or the row. */
	title: string;
	/** Who presses. Default: whom the message went to. */
	from?: string;
	/** WhatsApp's ID of the press. Default: made up. */
	pressId?: string;
}

/**
 * Delivers a press to a webhook, as ChakraHQ does.
 * @throws TypeError where there is no such message or no such button
 */
export async function press(
	{ messages, templates }: Pick<World, 'messages' | 'templates'>,
	given: Press,
): Promise<DeliveryAnswer> {
	const { messageId, title, from, pressId, ...delivery } = given;
	const message = messages.find(({ whatsappMessageId }) => whatsappMessageId === messageId);
	if (!message) throw new TypeError(`There is no message ${messageId}`);
	const button = templateButton(message, title, templates);
	const members = button ?? pressed(message, title);
	if (!members) throw new TypeError(`Message ${messageId} has no button "${title}"`);
	const context = { from: '15550100099', id: messageId };
	const event = {
		kind: button ? 'button' : 'buttonReply',
		messageId: pressId,
		from: from ?? message.to ?? undefined,
		members: { context, ...members },
	};
	return await sendWebhook({ ...delivery, events: [event] });
}

/** What stands on the buttons of a message, or on the rows of its list. */
export function buttonTitles({ body }: SentMessage): string[] {
	const { buttons, rows } = actionOf(body);
	return [...buttons, ...rows].map(({ title }) => String(title));
}

function actionOf(body: Record<string, unknown>) {
	const action = asRecord(asRecord(body.interactive).action);
	return {
		buttons: asRecords(action.buttons).map(({ reply }) => asRecord(reply)),
		rows: asRecords(action.sections).flatMap(({ rows }) => asRecords(rows)),
	};
}

/** What Meta reports of a press, by the kind of message. */
function pressed({ body }: SentMessage, title: string): Record<string, unknown> | undefined {
	const { buttons, rows } = actionOf(body);
	const button = buttons.find((one) => one.title === title);
	if (button) return { interactive: { type: 'button_reply', button_reply: button } };
	const row = rows.find((one) => one.title === title);
	return row && { interactive: { type: 'list_reply', list_reply: row } };
}

/** A quick reply button of a template, which says only what the message gave it to carry. */
function templateButton(
	{ body }: SentMessage,
	title: string,
	templates: World['templates'],
): Record<string, unknown> | undefined {
	const { name, language, components } = asRecord(body.template);
	const stored = Object.values(templates)
		.flat()
		.find((one) => one.name === name && one.language === asRecord(language).code);
	const buttons = stored?.components.find(({ type }) => type === 'BUTTONS')?.buttons;
	const place = asRecords(buttons).findIndex(
		(one) => one.type === 'QUICK_REPLY' && one.text === title,
	);
	if (place < 0) return undefined;
	const sent = asRecords(components).find(
		(one) => one.type === 'button' && String(one.index) === String(place),
	);
	const payload = asText(asRecords(sent?.parameters)[0]?.payload) ?? title;
	return { button: { payload, text: title } };
}

/** @throws TypeError for what is no press */
export function pressFromJson(value: unknown): Press {
	const given = asRecord(value);
	const [url, messageId, title] = [given.url, given.messageId, given.title].map(asText);
	if (url === undefined || !URL.canParse(url)) throw new TypeError('A press needs a url');
	if (messageId === undefined || title === undefined) {
		throw new TypeError('A press needs a messageId and a title');
	}
	return {
		url,
		messageId,
		title,
		from: asText(given.from),
		pressId: asText(given.pressId),
		secret: asText(given.secret),
		format: given.format === 'chakra' ? 'chakra' : 'meta',
		signedAs: given.signedAs === 'meta' ? 'meta' : 'chakra',
	};
}
