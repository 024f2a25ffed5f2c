import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { ChakraError } from '../../transport/chakraError';
import type { MetaComponent } from '../../whatsapp/templateVariables';
import type { FilledTemplate } from './filledTemplate';

/**
 * The body of Chakra's own template calls. Nothing empty is ever put in: a field that the template does not need is
 * absent. Source: https://apidocs.chakrahq.com/api-11312774 and the vendor's SDK, src/types/template-messages.ts.
 * How `buttonMapping` names a button's variable is not documented; its place among the buttons' variables is sent.
 * @throws ChakraError where only Meta's format can say what the template needs
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
	for (const component of components) Object.assign(body, fieldsOf(component, name));
	if (buttons.length > 0) body.buttonMapping = buttons.map(buttonMapping(name));
	return body;
}

function fieldsOf(component: MetaComponent, templateName: string): IDataObject {
	const parameters = (component.parameters ?? []).filter(isObject);
	if (component.type === 'button') return {};
	if (component.type === 'body') return { mapping: parameters.map(textMapping) };
	if (component.type === 'header') return headerFields(parameters, templateName);
	throw onlyInMetaFormat(templateName, component.type.replaceAll('_', ' '));
}

function headerFields(
	parameters: Array<Record<string, unknown>>,
	templateName: string,
): IDataObject {
	const [first] = parameters;
	const type = String(first?.type);
	if (type === 'text') return { headerMapping: parameters.map(textMapping) };
	const { [type]: fields } = mediaFields;
	const content = first?.[type];
	if (!fields || !isObject(content)) throw onlyInMetaFormat(templateName, `${type} header`);
	if ('id' in content) throw onlyInMetaFormat(templateName, `${type} header by its media ID`);
	return fields(content);
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

const buttonMapping =
	(templateName: string) =>
	({ parameters = [], sub_type: kind = '' }: MetaComponent, index: number): IDataObject => {
		const [value] = parameters.filter(isObject);
		const text = value?.text ?? value?.coupon_code;
		if (text === undefined)
			throw onlyInMetaFormat(templateName, `${kind.replaceAll('_', ' ')} button`);
		return { schemaPropertyName: String(index + 1), schemaPropertyValue: String(text) };
	};

function onlyInMetaFormat(templateName: string, what: string): ChakraError {
	return new ChakraError(
		`Template "${templateName}" has a ${what}, which ChakraHQ's own format cannot fill`,
		{
			remedy: 'Use the operation Send in Meta Format for this template.',
		},
	);
}
