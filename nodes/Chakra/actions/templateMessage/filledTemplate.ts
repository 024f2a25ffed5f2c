import type { StoredTemplate } from '../../account/templates';
import { ChakraError } from '../../transport/chakraError';
import { mediaLinkProblem } from '../../whatsapp/mediaLinks';
import {
	metaComponentsFor,
	oneTimeCodeFor,
	variablesOf,
	type MetaComponent,
	type VariableKind,
} from '../../whatsapp/templateVariables';
import type { HeaderValue } from './headerValue';
import type { ParameterPair, ParameterPart } from './parameterPairs';

/** A template with its values in Meta's format. ChakraHQ's own format is made from it. */
export interface FilledTemplate {
	name: string;
	/** Empty where none was given. */
	language: string;
	components: MetaComponent[];
	/** The one-time code of an authentication template. */
	code?: string;
}

/**
 * Fills a template by its definition.
 * @param values from the form, by variable ID
 * @param fields of the form that gave them, for errors
 * @throws ChakraError where a variable has no value, or one that does not fit
 */
export function fillByDefinition(
	template: StoredTemplate,
	values: Record<string, unknown>,
	header: HeaderValue | null,
	fields = 'Values to Send',
): FilledTemplate {
	const all = { ...values, ...(header && headerVariables(header)) };
	const filled = metaComponentsFor(template, all);
	if ('problem' in filled) {
		throw new ChakraError(`${fields} do not fill the template "${template.name}"`, {
			remedy: filled.problem,
		});
	}
	const { name, language } = template;
	const code = oneTimeCodeFor(template, all);
	return {
		name,
		language,
		components: filled.components,
		...(code !== undefined && { code }),
	};
}

const fileKinds: ReadonlySet<VariableKind> = new Set(['image', 'video', 'gif', 'document']);

/** @throws ChakraError where WhatsApp cannot fetch the link of a file */
export function expectPublicLinks(
	template: StoredTemplate,
	values: Record<string, unknown>,
	apiUrl: string,
): void {
	for (const { id, label, kind } of variablesOf(template)) {
		const given = values[id];
		if (!fileKinds.has(kind) || typeof given !== 'string' || !given.includes('://')) continue;
		const problem = mediaLinkProblem(given.trim(), apiUrl);
		if (problem === null) continue;
		throw new ChakraError(`“${label}” ${problem.happened}`, { remedy: problem.remedy });
	}
}

/** The header's values, by the variable IDs of the template's definition. */
function headerVariables(header: HeaderValue): Record<string, unknown> {
	if (header.kind === 'location') {
		const { latitude, longitude, name, address } = header;
		return {
			header_latitude: latitude,
			header_longitude: longitude,
			header_name: name,
			header_address: address,
		};
	}
	return {
		[`header_${header.kind}`]: header.link,
		...(header.kind === 'document' && { header_document_name: header.fileName }),
	};
}

/**
 * Fills a template without its definition, with the values that the user gave for each part. Buttons are in the order
 * of their positions, whatever their types.
 */
export function fillByName(
	{ name, language }: Pick<FilledTemplate, 'name' | 'language'>,
	pairs: ParameterPair[],
	header: HeaderValue | null,
): FilledTemplate {
	const of = (part: ParameterPart) => pairs.filter((pair) => pair.part === part);
	const code = of('code')[0]?.value;
	if (code !== undefined) {
		// Meta wants a one-time code in the body and in the first button.
		const twice = [
			textComponent('body', [codeIn('body', code)]),
			button(codeIn('urlButton', code)),
		];
		return { name, language, components: twice.filter(isComponent), code };
	}
	const buttons = pairs.map(button).filter(isComponent);
	const components = [
		headerComponent(of('header'), header),
		textComponent('body', of('body')),
		...buttons.sort((one, other) => Number(one.index) - Number(other.index)),
	];
	return { name, language, components: components.filter(isComponent) };
}

const codeIn = (part: ParameterPart, value: string): ParameterPair => ({ part, name: '1', value });

const isComponent = (component: MetaComponent | null): component is MetaComponent =>
	component !== null;

function headerComponent(texts: ParameterPair[], header: HeaderValue | null): MetaComponent | null {
	if (header === null) return textComponent('header', texts);
	const { kind, ...value } = header;
	const content =
		header.kind === 'location'
			? value
			: {
					link: header.link,
					...(kind === 'document' && header.fileName && { filename: header.fileName }),
				};
	return { type: 'header', parameters: [{ type: kind, [kind]: content }] };
}

function textComponent(type: 'header' | 'body', pairs: ParameterPair[]): MetaComponent | null {
	if (pairs.length === 0) return null;
	const isPositional = pairs.every(({ name }) => /^\d+$/.test(name));
	const inOrder = isPositional ? [...pairs].sort((a, b) => Number(a.name) - Number(b.name)) : pairs;
	return {
		type,
		parameters: inOrder.map(({ name, value }) => ({
			type: 'text',
			...(!isPositional && { parameter_name: name }),
			text: value,
		})),
	};
}

interface ButtonKind {
	subType: string;
	parameter: (value: string) => object;
}

const buttonKinds: Partial<Record<ParameterPart, ButtonKind>> = {
	copyCodeButton: {
		subType: 'copy_code',
		parameter: (coupon) => ({ type: 'coupon_code', coupon_code: coupon }),
	},
	quickReplyButton: {
		subType: 'quick_reply',
		parameter: (payload) => ({ type: 'payload', payload }),
	},
	urlButton: { subType: 'url', parameter: (text) => ({ type: 'text', text }) },
};

function button({ part, name, value }: ParameterPair): MetaComponent | null {
	const { [part]: kind } = buttonKinds;
	if (!kind) return null;
	return {
		type: 'button',
		sub_type: kind.subType,
		index: String(Number(name) - 1),
		parameters: [kind.parameter(value)],
	};
}
