import { asNumber, asRecords, asText, asRecord } from '../narrow';
import type { Operations } from '../operation';
import type { Template } from '../seed/types';
import { metaTexts } from '../templateNeeds';
import { errorResponse } from '../wire/response';
import type { World } from '../world';

/** Meta's page size when none is asked for. */
const defaultLimit = 25;

export const templateOperations = {
	listMessageTemplates({ params, query }, world) {
		const templates = world.templates[params.wabaId ?? ''];
		if (templates === undefined) return errorResponse(400, metaTexts.invalid);
		const limit = asNumber(query.limit) ?? defaultLimit;
		const start = asText(query.after) === undefined ? 0 : position(asText(query.after) ?? '') + 1;
		if (limit < 1 || Number.isNaN(start)) return errorResponse(400, metaTexts.invalid);
		const data = templates.slice(start, start + limit);
		if (data.length === 0) return { json: { data } };
		const last = start + data.length - 1;
		const cursors = { before: cursor(start), after: cursor(last) };
		const { whatsappApiVersion = '', wabaId = '' } = params;
		const here = `/v1/ext/plugin/whatsapp/api/${whatsappApiVersion}/${wabaId}/message_templates`;
		const next = `${world.url}${here}?limit=${limit}&after=${encodeURIComponent(cursors.after)}`;
		const more = last + 1 < templates.length;
		return { json: { data, paging: more ? { cursors, next } : { cursors } } };
	},

	createMessageTemplate({ params, body }, world) {
		const templates = world.templates[params.wabaId ?? ''];
		const { name, language, category, components, ...more } = asRecord(body);
		const wanted = { name: asText(name), language: asText(language), category: asText(category) };
		if (templates === undefined || !isNew(wanted, templates))
			return errorResponse(400, metaTexts.invalid);
		const template: Template = {
			...more,
			id: String(3_000_001 + allTemplates(world).length),
			name: wanted.name ?? '',
			language: wanted.language ?? '',
			category: wanted.category ?? '',
			status: 'PENDING',
			components: asRecords(components),
		};
		templates.push(template);
		return { json: { id: template.id, status: template.status, category: template.category } };
	},

	updateMessageTemplate({ params, body }, world) {
		const id = params.whatsappMessageTemplateId;
		const template = allTemplates(world).find((one) => one.id === id);
		if (template === undefined) return errorResponse(400, metaTexts.invalid);
		const { components, category } = asRecord(body);
		if (components !== undefined) template.components = asRecords(components);
		template.category = asText(category) ?? template.category;
		template.status = 'PENDING';
		return { json: { success: true } };
	},

	deleteMessageTemplate({ params, query }, world) {
		const waba = params.wabaId ?? '';
		const templates = world.templates[waba] ?? [];
		const isMeant = ({ name, id }: Template) =>
			name === query.name && (query.hsm_id === undefined || id === query.hsm_id);
		if (!templates.some(isMeant)) return errorResponse(400, metaTexts.invalid);
		world.templates[waba] = templates.filter((template) => !isMeant(template));
		return { json: { success: true } };
	},
} satisfies Operations;

const cursor = (position: number) => Buffer.from(String(position)).toString('base64');
const position = (text: string) => Number(Buffer.from(text, 'base64').toString());
const allTemplates = ({ templates }: World) => Object.values(templates).flat();

function isNew(
	wanted: Partial<Record<'name' | 'language' | 'category', string>>,
	templates: Template[],
): boolean {
	const { name, language, category } = wanted;
	if (!/^[a-z0-9_]{1,512}$/.test(name ?? '') || language === undefined) return false;
	if (!['AUTHENTICATION', 'MARKETING', 'UTILITY'].includes(category ?? '')) return false;
	return !templates.some((one) => one.name === name && one.language === language);
}
