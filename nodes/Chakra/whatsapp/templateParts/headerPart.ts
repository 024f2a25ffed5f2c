import { keywordOf, members, type JsonObject } from '../../json/narrow';
import type { PartPlace, TemplatePart, TemplateVariable, VariableKind } from './templatePart';
import { textPart } from './textPart';

type HeaderPart = (component: JsonObject, place: PartPlace) => TemplatePart;

const header = (parameter: object) => ({ type: 'header', parameters: [parameter] });

const media =
	(kind: 'image' | 'video' | 'gif'): HeaderPart =>
	(_, place) => {
		const id = `${place.id}header_${kind}`;
		const name = kind === 'gif' ? 'GIF' : kind === 'image' ? 'Image' : 'Video';
		return {
			variables: [{ id, label: `${place.label}Header ${name}`, kind, required: true }],
			component: (values) => header({ type: kind, [kind]: values.get(id) }),
		};
	};

const document: HeaderPart = (_, place) => {
	const id = `${place.id}header_document`;
	const nameId = `${place.id}header_document_name`;
	return {
		variables: [
			{ id, label: `${place.label}Header Document`, kind: 'document', required: true },
			{ id: nameId, label: `${place.label}Header Document Name`, kind: 'text', required: false },
		],
		component: (values) => {
			const filename = values.get(nameId);
			const file = { ...members(values.get(id)), ...(filename !== undefined && { filename }) };
			return header({ type: 'document', document: file });
		},
	};
};

/** A header whose parameter is one object made of several values. */
const objectHeader =
	(
		type: string,
		fields: ReadonlyArray<readonly [field: string, label: string, kind: VariableKind]>,
	): HeaderPart =>
	(_, place) => {
		const slots = fields.map(([field, label, kind]) => {
			const id = `${place.id}header_${field}`;
			const variable: TemplateVariable = {
				id,
				label: `${place.label}Header ${label}`,
				kind,
				required: true,
			};
			return { field, variable };
		});
		return {
			variables: slots.map(({ variable }) => variable),
			component: (values) => {
				const entries = slots.map(({ field, variable }) => [field, values.get(variable.id)]);
				return header({ type, [type]: Object.fromEntries(entries) });
			},
		};
	};

const partByFormat: ReadonlyMap<string, HeaderPart> = new Map([
	['TEXT', (component, place) => textPart(component, 'header', place)],
	['IMAGE', media('image')],
	['VIDEO', media('video')],
	['GIF', media('gif')],
	['DOCUMENT', document],
	[
		'LOCATION',
		objectHeader('location', [
			['latitude', 'Latitude', 'latitude'],
			['longitude', 'Longitude', 'longitude'],
			['name', 'Place Name', 'text'],
			['address', 'Address', 'text'],
		]),
	],
	[
		'PRODUCT',
		objectHeader('product', [
			['product_retailer_id', 'Product ID', 'text'],
			['catalog_id', 'Catalog ID', 'text'],
		]),
	],
]);

/** The header of a template or card. A format that is not known here takes no values. */
export function headerPart(component: JsonObject, place: PartPlace): TemplatePart | null {
	return partByFormat.get(keywordOf(component.format))?.(component, place) ?? null;
}
