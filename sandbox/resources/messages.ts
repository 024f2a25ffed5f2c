import { randomBytes } from 'node:crypto';
import { asRecord, asRecords, asText } from '../narrow';
import type { Operations } from '../operation';
import type { SentMessage } from '../records';
import { metaTexts, templateNeeds, type TemplateNeeds } from '../templateNeeds';
import { enveloped, errorResponse } from '../wire/response';
import type { World } from '../world';

/** What an object of each message type cannot do without: one of these members. */
const contents: Record<string, string[]> = {
	text: ['body'],
	image: ['link', 'id'],
	video: ['link', 'id'],
	audio: ['link', 'id'],
	document: ['link', 'id'],
	sticker: ['link', 'id'],
	location: ['latitude'],
	reaction: ['message_id'],
	interactive: ['type'],
	template: ['name'],
};

export const messageOperations = {
	sendWhatsappMessagePassThrough({ operationId, params, body }, world) {
		const message = asRecord(body);
		const number = world.phoneNumbers.find(({ id }) => id === params.whatsappPhoneNumberId);
		if (number === undefined) return errorResponse(400, metaTexts.invalid);
		const isReceipt = message.status === 'read';
		const problem = isReceipt
			? receiptProblem(message)
			: messageProblem(message, world, number.waba);
		if (problem !== undefined) return errorResponse(400, problem);
		const to = isReceipt ? null : recipientOf(message);
		const { whatsappMessageId } = recordMessage(world, operationId, number.id, to, message);
		return enveloped({ whatsappMessageId });
	},
} satisfies Operations;

export function recordMessage(
	world: World,
	operationId: string,
	from: string,
	to: string | null,
	body: Record<string, unknown>,
): SentMessage {
	const whatsappMessageId = `wamid.${randomBytes(24).toString('base64')}`;
	const message = { at: Date.now(), operationId, from, to, whatsappMessageId, body };
	world.messages.push(message);
	return message;
}

/** A phone number in `to` comes before a user ID in `recipient`: Meta, business-scoped user IDs. */
function recipientOf({ to, recipient }: Record<string, unknown>): string {
	return asText(to)?.replace(/\D/g, '') || (asText(recipient) ?? '');
}

function receiptProblem(message: Record<string, unknown>): string | undefined {
	return asText(message.message_id) === undefined ? metaTexts.missing : undefined;
}

/** Limits: developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages */
function messageProblem(
	message: Record<string, unknown>,
	world: World,
	waba: string,
): string | undefined {
	if (!asText(message.to) && !asText(message.recipient)) return metaTexts.missing;
	const type = asText(message.type) ?? 'text';
	if (type === 'contacts') {
		return asRecords(message.contacts).length === 0 ? metaTexts.missing : undefined;
	}
	const wanted = contents[type];
	if (wanted === undefined) return metaTexts.invalid;
	const content = asRecord(message[type]);
	if (!wanted.some((member) => content[member] !== undefined && content[member] !== '')) {
		return metaTexts.missing;
	}
	if (type === 'template') return templateProblem(content, world, waba);
	const buttons = asRecords(asRecord(content.action).buttons);
	return buttons.length > 3 ? metaTexts.notValid : undefined;
}

function templateProblem(
	content: Record<string, unknown>,
	world: World,
	waba: string,
): string | undefined {
	const { code } = asRecord(content.language);
	const template = (world.templates[waba] ?? []).find(
		({ name, language, status }) =>
			name === content.name && language === code && ['APPROVED', 'PAUSED'].includes(status),
	);
	if (template === undefined) return metaTexts.unknownTemplate;
	if (template.status === 'PAUSED') return metaTexts.paused;
	return componentProblem(asRecords(content.components), templateNeeds(template));
}

function componentProblem(
	components: Array<Record<string, unknown>>,
	needs: TemplateNeeds,
): string | undefined {
	const of = (type: string) => components.filter((one) => one.type === type);
	const parameters = (type: string) => asRecords(of(type)[0]?.parameters);
	const headerCount = needs.media === undefined ? needs.header.length : 1;
	const cards = asRecords(of('carousel')[0]?.cards);
	if (
		parameters('body').length !== needs.body.length ||
		parameters('header').length !== headerCount ||
		of('button').filter(takesValue).length < needs.buttons.length ||
		cards.length !== needs.cards ||
		parameters('limited_time_offer').length !== needs.offers
	) {
		return metaTexts.wrongCount;
	}
	const kind = parameters('header')[0]?.type;
	const fits = needs.media === undefined || kind === needs.media.toLowerCase();
	return fits ? undefined : metaTexts.wrongFormat;
}

const takesValue = ({ sub_type: kind }: Record<string, unknown>) =>
	kind === 'url' || kind === 'copy_code';
