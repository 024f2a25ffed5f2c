import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { objectsIn } from '../../json/narrow';
import { ChakraError } from '../../transport/chakraError';
import type { MetaComponent } from '../../whatsapp/templateVariables';
import type { FilledTemplate } from './filledTemplate';

/**
 * The first part of a template that ChakraHQ's own format cannot express, such as `carousel`; null where there is
 * none.
 */
export function beyondChakraFormat({ components, code }: FilledTemplate): string | null {
	if (code !== undefined) return null;
	return components.map(gapOf).find((gap) => gap !== null) ?? null;
}

/** @throws ChakraError where only Meta's format can express the template, which has no processes */
export function expectChakraFormat(template: FilledTemplate): void {
	const gap = beyondChakraFormat(template);
	if (gap === null) return;
	throw new ChakraError(
		`Template "${template.name}" has a ${gap}, which ChakraHQ's own format cannot fill`,
		{ remedy: 'Use the operation Send for this template, with the phone number.' },
	);
}

function gapOf({ type, sub_type: kind = '', parameters = [] }: MetaComponent): string | null {
	const [first] = objectsIn(parameters);
	if (type === 'body') return null;
	if (type === 'button') return buttonText(first) === undefined ? `${spaced(kind)} button` : null;
	if (type !== 'header') return spaced(type);
	const format = String(first?.type);
	const content = first?.[format];
	if (format === 'text') return null;
	if (!mediaFields[format] || !isObject(content)) return `${format} header`;
	return 'id' in content ? `${format} header by its media ID` : null;
}

const spaced = (word: string) => word.replaceAll('_', ' ');

/**
 * The body of ChakraHQ's own template calls. Empty fields are left out. Source:
 * https://apidocs.chakrahq.com/api-11312774 and the vendor's SDK, src/types/template-messages.ts. It is not documented
 * how `buttonMapping` names a button's variable; its position among the buttons' variables is sent.
 * @param template one that this format can express, see beyondChakraFormat
 */
export function chakraTemplateBody(template: FilledTemplate, senderId: string): IDataObject {
	const { name, language, components, code } = template;
	const body: IDataObject = {
		whatsappPhoneNumberId: senderId,
		templateName: name,
		...(language !== '' && { language }),
	};
	if (code !== undefined) return { ...body, otpCode: code };
	const buttons = components.filter(({ type }) => type === 'button');
	for (const component of components) Object.assign(body, fieldsOf(component));
	if (buttons.length > 0) body.buttonMapping = buttons.map(buttonMapping);
	return body;
}

function fieldsOf({ type, parameters: given = [] }: MetaComponent): IDataObject {
	const parameters = objectsIn(given);
	if (type === 'body') return { mapping: parameters.map(textMapping) };
	return type === 'header' ? headerFields(parameters) : {};
}

function headerFields(parameters: Array<Record<string, unknown>>): IDataObject {
	const [first] = parameters;
	const type = String(first?.type);
	if (type === 'text') return { headerMapping: parameters.map(textMapping) };
	const content = first?.[type];
	return isObject(content) ? (mediaFields[type]?.(content) ?? {}) : {};
}

const mediaFields: Record<string, (content: Record<string, unknown>) => IDataObject> = {
	image: ({ link }) => ({ imageUrl: String(link) }),
	video: ({ link }) => ({ videoUrl: String(link) }),
	document: ({ link, filename }) => ({
		documentUrl: String(link),
		...(filename !== undefined && { filename: String(filename) }),
	}),
	location: ({ latitude, longitude, name, address }) => ({
		locationLatitude: Number(latitude),
		locationLongitude: Number(longitude),
		locationName: String(name),
		locationAddress: String(address),
	}),
};

function textMapping(parameter: Record<string, unknown>, index: number): IDataObject {
	return {
		schemaPropertyName: String(parameter.parameter_name ?? index + 1),
		schemaPropertyValue: String(parameter.text),
	};
}

const buttonText = (value: Record<string, unknown> | undefined) =>
	value?.text ?? value?.coupon_code;

function buttonMapping({ parameters = [] }: MetaComponent, index: number): IDataObject {
	const [value] = objectsIn(parameters);
	return {
		schemaPropertyName: String(index + 1),
		schemaPropertyValue: String(buttonText(value)),
	};
}
