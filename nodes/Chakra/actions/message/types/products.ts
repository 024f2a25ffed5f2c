import type { INodeProperties } from 'n8n-workflow';
import { optionalText, requiredText, trimmed } from '../../../parameters/limitedText';
import { metaId } from '../../../parameters/metaId';
import {
	bodyAbove,
	bodyField,
	footerField,
	footerOf,
	HEADER_MAX,
	interactive,
	textHeaderFields,
} from '../interactive';
import type { MessageType } from '../messageType';
import { readSections, sectionsField, type SectionContent } from '../sections';

/**
 * Messages that show products of a catalog in Meta's Commerce Manager. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/catalogs/sell-products-and-services/share-products
 */
const catalogIdField: INodeProperties = {
	displayName: 'Catalog ID',
	name: 'catalogId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 194836987003835',
	description: "ID of the catalog in Meta's Commerce Manager, connected to your WhatsApp account",
};

const productIdField: INodeProperties = {
	displayName: 'Product ID',
	name: 'productId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 2lc20305pt',
	description: "The product's Content ID in Commerce Manager, which is usually its SKU",
};

/** Meta's limit of a Content ID: facebook.com/business/help/120325381656392 */
const PRODUCT_ID_MAX = 100;

const readProductId = (given: unknown, label: string) =>
	requiredText(trimmed(given), { label, max: PRODUCT_ID_MAX });

/** WhatsApp sets the button's text itself. */
export const catalog: MessageType = {
	entry: { name: 'Catalog', value: 'catalog' },
	fields: [
		bodyAbove('the button', 'e.g. All our hats are here.'),
		{
			...productIdField,
			displayName: 'Thumbnail Product ID',
			name: 'thumbnailProductId',
			required: false,
			description:
				"Content ID of the product whose picture stands above the text. Empty means the catalog's first.",
		},
		footerField,
	],
	build: (values) => {
		const slot = { label: 'Thumbnail Product ID', max: PRODUCT_ID_MAX };
		const thumbnail = optionalText(trimmed(values.thumbnailProductId), slot);
		return interactive('catalog_message', {
			values,
			action: {
				name: 'catalog_message',
				...(thumbnail !== undefined && {
					parameters: { thumbnail_product_retailer_id: thumbnail },
				}),
			},
		});
	},
};

/** The only interactive message whose text is optional. */
export const product: MessageType = {
	entry: { name: 'Product', value: 'product' },
	fields: [
		catalogIdField,
		productIdField,
		{
			...bodyField,
			required: false,
			placeholder: 'e.g. The hat that you asked for.',
			description: 'A text below the product, at most 1024 characters',
		},
		footerField,
	],
	build: (values) => {
		const text = optionalText(values.text, { label: 'Text', max: 1024 });
		return {
			type: 'interactive',
			interactive: {
				type: 'product',
				...(text !== undefined && { body: { text } }),
				...footerOf(values),
				action: {
					catalog_id: metaId(values.catalogId, catalogIdField.displayName),
					product_retailer_id: readProductId(values.productId, productIdField.displayName),
				},
			},
		};
	},
};

const productsField: INodeProperties = {
	displayName: 'Products',
	name: 'products',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add product',
	default: { product: [{ productId: '' }] },
	description: 'At most 30 products in all sections together',
	options: [
		{
			displayName: 'Product',
			name: 'product',
			values: [{ ...productIdField, required: false }],
		},
	],
};

const productSections: SectionContent<{ product_retailer_id: string }> = {
	sections: 'productSections',
	field: productsField,
	entry: 'product',
	max: 30,
	read: ({ productId }, where) => ({
		product_retailer_id: readProductId(productId, `${where}: Product ID`),
	}),
};

/** WhatsApp leaves out products that are not in the catalog. If none is, it refuses the message. */
export const productList: MessageType = {
	entry: { name: 'Product List', value: 'productList' },
	fields: [
		...textHeaderFields.map((field) => ({ ...field, required: true })),
		bodyAbove('the products', 'e.g. These go well with your hat.'),
		catalogIdField,
		sectionsField(productSections, 'e.g. Hats'),
		footerField,
	],
	build: (values) => {
		requiredText(trimmed(values.headerText), { label: 'Header Text', max: HEADER_MAX });
		const sections = readSections(values, productSections);
		return interactive('product_list', {
			values,
			action: {
				catalog_id: metaId(values.catalogId, catalogIdField.displayName),
				sections: sections.map(({ entries, ...title }) => ({ ...title, product_items: entries })),
			},
		});
	},
};
