import type { IDataObject } from 'n8n-workflow';
import type { StoredTemplate } from '../../account/templates';
import { keywordOf, members, objectsIn, textOf } from '../../json/narrow';
import { variablesOf } from '../../whatsapp/templateVariables';

/**
 * What is needed to send a template. `variables` are its variables in order: `body_1`, `header_image`, `button_0_url`
 * and so on, each with its type.
 */
export function simplifiedTemplate(template: StoredTemplate): IDataObject {
	const { id, name, language, status, category, components } = template;
	const parts = objectsIn(components);
	const part = (type: string) => parts.find((one) => keywordOf(one.type) === type) ?? {};
	const rejectedReason = textOf(template.rejected_reason);
	const qualityScore = textOf(members(template.quality_score).score);
	return {
		id,
		name,
		language,
		status,
		category,
		headerFormat: keywordOf(part('HEADER').format) || null,
		headerText: textOf(part('HEADER').text) || null,
		bodyText: textOf(part('BODY').text) || null,
		footerText: textOf(part('FOOTER').text) || null,
		buttons: objectsIn(part('BUTTONS').buttons).map(simplifiedButton),
		variables: variablesOf(template).map((variable) => ({
			id: variable.id,
			label: variable.label,
			required: variable.required,
		})),
		...(hasValue(rejectedReason) && { rejectedReason }),
		...(hasValue(qualityScore) && { qualityScore }),
	};
}

function simplifiedButton(button: Record<string, unknown>): IDataObject {
	const url = textOf(button.url);
	return {
		type: textOf(button.type),
		text: textOf(button.text),
		...(hasValue(url) && { url }),
	};
}

/** Meta sends NONE and UNKNOWN where it has no value. */
const hasValue = (given: string) => !['', 'NONE', 'UNKNOWN'].includes(given);
