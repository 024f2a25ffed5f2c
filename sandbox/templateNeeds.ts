import { asRecord, asRecords, asText } from './narrow';
import type { Template } from './seed/types';

/** What must be given when a template is sent. */
export interface TemplateNeeds {
	/** Variables of the body text, in order of appearance. */
	body: string[];
	/** Variables of a text header. */
	header: string[];
	/** IMAGE, VIDEO, DOCUMENT or LOCATION. */
	media: string | undefined;
	/** Positions of the buttons that take a value. */
	buttons: number[];
	/** Number of carousel cards. */
	cards: number;
	/** Number of limited-time offers that end at a time. */
	offers: number;
	/** An authentication template: one code fills body and button. */
	code: boolean;
}

/** Rules: developers.facebook.com/documentation/business-messaging/whatsapp/templates/components */
export function templateNeeds({ components, category }: Template): TemplateNeeds {
	const part = (type: string) => asRecord(components.find((component) => component.type === type));
	const header = part('HEADER');
	const format = asText(header.format);
	return {
		body: variables(part('BODY').text),
		header: variables(header.text),
		media: format === 'TEXT' ? undefined : format,
		buttons: asRecords(part('BUTTONS').buttons).flatMap((button, position) =>
			button.type === 'COPY_CODE' || variables(button.url).length > 0 ? [position] : [],
		),
		cards: asRecords(part('CAROUSEL').cards).length,
		offers: asRecord(part('LIMITED_TIME_OFFER').limited_time_offer).has_expiration === true ? 1 : 0,
		code: category === 'AUTHENTICATION',
	};
}

function variables(text: unknown): string[] {
	const found = [...(asText(text) ?? '').matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)];
	return [...new Set(found.map(([, name = '']) => name))];
}

/** Meta's words for what is wrong with a send; the numbers are its error codes. */
export const metaTexts = {
	unknownTemplate: '(#132001) Template name does not exist in the translation',
	wrongCount: '(#132000) Number of parameters does not match the expected number of params',
	wrongFormat: '(#132012) Parameter format does not match format in the created template',
	paused: '(#132015) Template is paused',
	missing: '(#131008) Required parameter is missing',
	notValid: '(#131009) Parameter value is not valid',
	invalid: '(#100) Invalid parameter',
} as const;
