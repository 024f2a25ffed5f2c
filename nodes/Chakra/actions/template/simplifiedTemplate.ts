import type { IDataObject } from 'n8n-workflow';
import type { StoredTemplate } from '../../account/templates';
import { isObject } from '../../json/isObject';
import { variablesOf } from '../../whatsapp/templateVariables';

/**
 * What is needed to send a template. `variables` are its variables in order: `body_1`, `header_image`, `button_0_url`
 * and so on, each with its type.
 */
export function simplifiedTemplate(template: StoredTemplate): IDataObject {
	const { id, name, language, status, category, components } = template;
	const parts = Array.isArray(components) ? components.filter(isObject) : [];
	const part = (type: string) => parts.find((one) => text(one.type)?.toUpperCase() === type) ?? {};
	const buttons = part('BUTTONS').buttons;
	const { rejected_reason: rejectedReason, quality_score: quality } = template;
	return {
		id,
		name,
		language,
		status,
		category,
		headerFormat: text(part('HEADER').format)?.toUpperCase() ?? null,
		headerText: text(part('HEADER').text) ?? null,
		bodyText: text(part('BODY').text) ?? null,
		footerText: text(part('FOOTER').text) ?? null,
		buttons: Array.isArray(buttons) ? buttons.filter(isObject).map(simplifiedButton) : [],
		variables: variablesOf(template).map((variable) => ({
			id: variable.id,
			label: variable.label,
			required: variable.required,
		})),
		...(hasValue(rejectedReason) && { rejectedReason: text(rejectedReason) }),
		...(isObject(quality) && hasValue(quality.score) && { qualityScore: text(quality.score) }),
	};
}

function simplifiedButton({ type, text: label, url }: Record<string, unknown>): IDataObject {
	return {
		type: text(type) ?? '',
		text: text(label) ?? '',
		...(hasValue(url) && { url: text(url) }),
	};
}

const text = (given: unknown) => (typeof given === 'string' && given !== '' ? given : undefined);

/** Meta sends NONE and UNKNOWN where it has no value. */
const hasValue = (given: unknown) => !['NONE', 'UNKNOWN', undefined].includes(text(given));
