import { asNumber, asRecord, asRecords, asText } from '../narrow';
import type { Call, Operations } from '../operation';
import type { Template } from '../seed/types';
import { metaTexts, templateNeeds } from '../templateNeeds';
import { enveloped, errorResponse, type HandlerResponse } from '../wire/response';
import type { World } from '../world';
import { recordOutgoing } from './chats';
import { recordMessage } from './messages';
import { findByIdOrKey } from './processes';

/** Where each kind of header takes its value from. */
const mediaFields: Record<string, string> = {
	IMAGE: 'imageUrl',
	VIDEO: 'videoUrl',
	DOCUMENT: 'documentUrl',
	LOCATION: 'locationLatitude',
};

export const templateSendOperations = {
	sendTemplateMessageForPhoneNumber: (call, world) => send(call, world, call.params.phoneNumber),

	sendTemplateMessageForProcess(call, world) {
		const { procedureShortId = '', primaryKeyOrId = '' } = call.params;
		const process = findByIdOrKey(world, procedureShortId, primaryKeyOrId);
		if (process === undefined) return errorResponse(404, 'Not Found');
		return send(call, world, asText(process.data.phone_number));
	},
} satisfies Operations;

/** The contract calls this sendTemplateMessageForPhoneNumber and sendTemplateMessageForProcess. */
function send(call: Call, world: World, to: string | undefined): HandlerResponse {
	const body = asRecord(call.body);
	const number = world.phoneNumbers.find(({ id }) => id === body.whatsappPhoneNumberId);
	if (number === undefined || to === undefined) return errorResponse(400, metaTexts.invalid);
	const templates = world.templates[number.waba] ?? [];
	const template = pickTemplate(templates, asText(body.templateName), asText(body.language));
	if (template === undefined) return errorResponse(400, metaTexts.unknownTemplate);
	const problem = problemWith(template, body);
	if (problem !== undefined) return errorResponse(400, problem);
	const { whatsappMessageId, at } = recordMessage(world, call.operationId, number.id, to, body);
	return enveloped(recordOutgoing(world, to, template, whatsappMessageId, at));
}

/** Without a language the name must be unambiguous. A paused template is found, for it has an answer of its own. */
function pickTemplate(
	templates: Template[],
	name?: string,
	language?: string,
): Template | undefined {
	const named = templates.filter((template) => template.name === name);
	const fitting = named.filter(
		(template) => language === undefined || template.language === language,
	);
	const [template, second] = fitting.filter(({ status }) =>
		['APPROVED', 'PAUSED'].includes(status),
	);
	return second === undefined ? template : undefined;
}

function problemWith(template: Template, body: Record<string, unknown>): string | undefined {
	if (template.status === 'PAUSED') return metaTexts.paused;
	const needs = templateNeeds(template);
	const given = (name: string) => asRecords(body[name]);
	if (needs.code) return asText(body.otpCode) === undefined ? metaTexts.wrongCount : undefined;
	// This format has no place for them, so they would be missing at Meta.
	if (needs.cards + needs.offers > 0) return metaTexts.wrongCount;
	const values = [...given('mapping'), ...given('headerMapping'), ...given('buttonMapping')];
	if (
		!sameNames(given('mapping'), needs.body) ||
		!sameNames(given('headerMapping'), needs.header) ||
		given('buttonMapping').length !== needs.buttons.length
	) {
		return metaTexts.wrongCount;
	}
	if (values.some(({ schemaPropertyValue }) => schemaPropertyValue === ''))
		return metaTexts.missing;
	return headerFits(needs.media, body) ? undefined : metaTexts.wrongFormat;
}

function sameNames(mapping: Array<Record<string, unknown>>, names: string[]): boolean {
	const given = mapping.map(({ schemaPropertyName }) => schemaPropertyName);
	return given.length === names.length && names.every((name) => given.includes(name));
}

function headerFits(media: string | undefined, body: Record<string, unknown>): boolean {
	return Object.entries(mediaFields).every(([kind, field]) => {
		const given = asText(body[field]) ?? asNumber(body[field]);
		return (given !== undefined) === (kind === media);
	});
}
