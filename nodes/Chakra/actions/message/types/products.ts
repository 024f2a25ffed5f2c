import type { INodeProperties } from 'n8n-workflow';
import {
	entriesIn,
	expectCount,
	optionalText,
	requiredText,
	trimmed,
} from '../../../parameters/limitedText';
import { metaId } from '../../../parameters/metaId';
import { ChakraError } from '../../../transport/chakraError';
import {
	bodyField,
	footerField,
	footerOf,
	HEADER_MAX,
	interactive,
	textHeaderFields,
} from '../interactive';
import type { MessageType } from '../messageType';

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

/** WhatsApp writes the text of the button itself. */
export const catalog: MessageType = {
	entry: { name: 'Catalog', value: 'catalog' },
	fields: [
		{ ...bodyField, description: 'The text above the button, at most 1024 characters' },
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
		return interactive('catalog_message', values, null, 1024, {
			name: 'catalog_message',
			...(thumbnail !== undefined && { parameters: { thumbnail_product_retailer_id: thumbnail } }),
		});
	},
};

/** The one interactive message that can do without a text. */
export const product: MessageType = {
	entry: { name: 'Product', value: 'product' },
	fields: [
		catalogIdField,
		productIdField,
		{
			...bodyField,
			required: false,
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

const MOST_SECTIONS = 10;
const MOST_PRODUCTS = 30;

const sectionsField: INodeProperties = {
	displayName: 'Sections',
	name: 'productSections',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add section',
	default: { section: [{ title: '', products: { product: [{ productId: '' }] } }] },
	description: 'One to ten groups of products',
	options: [
		{
			displayName: 'Section',
			name: 'section',
			values: [
				{
					displayName: 'Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Hats',
					description: 'At most 24 characters; needed from two sections on',
				},
				{
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
				},
			],
		},
	],
};

/** Products that the catalog does not have are left out by WhatsApp; with none of them it refuses the message. */
export const productList: MessageType = {
	entry: { name: 'Product List', value: 'productList' },
	fields: [
		...textHeaderFields.map((field) => ({ ...field, required: true })),
		{ ...bodyField, description: 'The text above the products, at most 1024 characters' },
		catalogIdField,
		sectionsField,
		footerField,
	],
	build: (values) => {
		requiredText(trimmed(values.headerText), { label: 'Header Text', max: HEADER_MAX });
		const given = entriesIn(values.productSections, 'section');
		expectCount(given.length, { label: 'Sections', max: MOST_SECTIONS });
		const sections = given.map((entry, index) => readSection(entry, index, given.length));
		const count = sections.flatMap(({ product_items }) => product_items).length;
		if (count > MOST_PRODUCTS) {
			throw new ChakraError(
				`Sections have ${count} products together, and WhatsApp takes at most ${MOST_PRODUCTS}`,
				{ remedy: 'Remove some products, or send two lists.' },
			);
		}
		return interactive('product_list', values, null, 1024, {
			catalog_id: metaId(values.catalogId, catalogIdField.displayName),
			sections,
		});
	},
};

interface Section {
	title?: string;
	product_items: Array<{ product_retailer_id: string }>;
}

function readSection(entry: Record<string, unknown>, index: number, sections: number): Section {
	const where = `Sections, number ${index + 1}`;
	const slot = { label: `${where}: Title`, max: 24 };
	const given = trimmed(entry.title);
	const title = sections > 1 ? requiredText(given, slot) : optionalText(given, slot);
	const products = entriesIn(entry.products, 'product');
	expectCount(products.length, { label: `${where}: Products`, max: MOST_PRODUCTS });
	return {
		...(title !== undefined && { title }),
		product_items: products.map(({ productId }, nth) => ({
			product_retailer_id: readProductId(productId, `${where}, product ${nth + 1}: Product ID`),
		})),
	};
}
