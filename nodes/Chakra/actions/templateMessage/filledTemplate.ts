import { Refusal } from '../../transport/refusal';
import { metaComponentsFor, type MetaComponent } from '../../whatsapp/templateVariables';
import type { StoredTemplate } from '../../account/templates';
import type { HeaderValue } from './headerValue';
import type { ParameterPair } from './parameterPairs';

/** A template with its values, in Meta's shape, from which Chakra's own is made too. */
export interface FilledTemplate {
	name: string;
	/** Empty where nobody named one. */
	language: string;
	components: MetaComponent[];
	/** The one-time code of an authentication template. */
	code?: string;
}

/**
 * By the template's definition: each of its variables is filled, or it is refused.
 * @param values from the form, by variable ID
 */
export function fillByDefinition(
	template: StoredTemplate,
	values: Record<string, unknown>,
	header: HeaderValue | null,
): FilledTemplate {
	const all = { ...values, ...(header && headerVariables(header)) };
	const filled = metaComponentsFor(template, all);
	if ('refusal' in filled) {
		throw new Refusal(`Template Parameters do not fill the template "${template.name}"`, {
			remedy: filled.refusal,
		});
	}
	const { name, language, category } = template;
	const isCode = category === 'AUTHENTICATION' && typeof all.code !== 'undefined';
	return {
		name,
		language,
		components: filled.components,
		...(isCode && { code: String(all.code) }),
	};
}

/** The variables' IDs are those of the template's definition. */
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

/** By hand: what the user gave, part by part. */
export function fillByName(
	name: string,
	language: string,
	pairs: ParameterPair[],
	header: HeaderValue | null,
): FilledTemplate {
	const of = (part: ParameterPair['part']) => pairs.filter((pair) => pair.part === part);
	const code = of('code')[0]?.value;
	const components = [
		headerComponent(of('header'), header),
		textComponent(
			'body',
			code === undefined ? of('body') : [{ part: 'body', name: '1', value: code }],
		),
		...of('urlButton').map(button('url', (text) => ({ type: 'text', text }))),
		...of('quickReplyButton').map(
			button('quick_reply', (payload) => ({ type: 'payload', payload })),
		),
		...of('copyCodeButton').map(
			button('copy_code', (coupon) => ({ type: 'coupon_code', coupon_code: coupon })),
		),
		code === undefined
			? null
			: button('url', (text) => ({ type: 'text', text }))({
					part: 'urlButton',
					name: '1',
					value: code,
				}),
	].filter((component): component is MetaComponent => component !== null);
	return { name, language, components, ...(code !== undefined && { code }) };
}

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

const button =
	(subType: string, parameter: (value: string) => object) =>
	({ name, value }: ParameterPair): MetaComponent => ({
		type: 'button',
		sub_type: subType,
		index: String(Number(name) - 1),
		parameters: [parameter(value)],
	});
