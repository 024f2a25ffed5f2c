import fc from 'fast-check';
import type { JsonObject } from '../../../nodes/Chakra/json/narrow';
import type { MetaComponent } from '../../../nodes/Chakra/whatsapp/templateVariables';

/** A template, values that fill it, and the components that must be sent. All are put together part by part. */
export interface FilledSample {
	template: JsonObject;
	values: Record<string, unknown>;
	/** The IDs of the required values. */
	required: string[];
	components: MetaComponent[];
}

/** One part of it. The IDs of its values begin with `id`. */
interface Part {
	stored: object;
	values: Array<[id: string, value: unknown, required: boolean]>;
	sent: MetaComponent | null;
}
type MakePart = (id: string) => Part;

/** A text that is sent unchanged: one line, trimmed, without long runs of spaces. */
const words = fc
	.string({
		unit: fc.constantFrom(
			...'aZ09é日ع',
			'😀',
			'👩‍👧',
			' ',
			'  ',
			'"',
			"'",
			'\\',
			'{',
			'}',
			'{{1}}',
			'&',
			'<',
			'%',
		),
		minLength: 1,
		maxLength: 6,
	})
	.filter((text) => text.trim() === text && !/ {5}/.test(text) && [...text].length <= 15);
const textValue = fc.oneof(words, fc.integer(), fc.boolean());
const link = fc.nat().map((number) => `https://example.com/${number}?a=%20&b=%22`);
const mediaId = fc.nat().map((number) => `${1_000_000 + number}`);
const json = fc.dictionary(words, fc.oneof(words, fc.integer()), { minKeys: 1, maxKeys: 2 });

type Format = 'POSITIONAL' | 'NAMED';

const tokensOf: Record<Format, (most: number) => fc.Arbitrary<string[]>> = {
	POSITIONAL: (most) =>
		fc
			.integer({ min: 0, max: most })
			.map((count) => Array.from({ length: count }, (_, index) => `${index + 1}`)),
	NAMED: (most) => fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,9}$/), { maxLength: most }),
};

/** A text with the tokens, some of them twice. Numbers come in any order, names in the order of their values. */
const textWith = (format: Format, tokens: string[]) => {
	const order =
		format === 'NAMED'
			? fc.constant(tokens)
			: fc.shuffledSubarray(tokens, { minLength: tokens.length });
	return fc
		.tuple(order, fc.subarray(tokens))
		.map(([first, again]) => [...first, ...again].map((token) => `{{${token}}}.`).join(' '));
};

const textPart = (type: 'header' | 'body', format: Format, most: number): fc.Arbitrary<MakePart> =>
	tokensOf[format](most).chain((tokens) =>
		fc
			.tuple(
				textWith(format, tokens),
				fc.array(textValue, { minLength: tokens.length, maxLength: tokens.length }),
			)
			.map(([text, given]) => (id: string) => ({
				stored: { type: type.toUpperCase(), format: 'TEXT', text: `Hello ${text}` },
				values: tokens.map((token, nth) => [`${id}${type}_${token}`, given[nth], true]),
				sent:
					tokens.length === 0
						? null
						: {
								type,
								parameters: tokens.map((token, nth) => ({
									type: 'text',
									...(format === 'NAMED' && { parameter_name: token }),
									text: String(given[nth]),
								})),
							},
			})),
	);

const header = (format: string, values: Part['values'], parameter: object): Part => ({
	stored: { type: 'HEADER', format },
	values,
	sent: { type: 'header', parameters: [parameter] },
});

const media = (kind: 'image' | 'video' | 'gif') => (source: fc.Arbitrary<object>) =>
	source.map((file) => (id: string) => {
		const [value] = Object.values(file);
		return header(kind.toUpperCase(), [[`${id}header_${kind}`, value, true]], {
			type: kind,
			[kind]: file,
		});
	});

const document = (source: fc.Arbitrary<object>): fc.Arbitrary<MakePart> =>
	fc.tuple(source, fc.option(words)).map(([file, filename]) => (id) => {
		const [value] = Object.values(file);
		const name = filename === null ? {} : { filename };
		return header(
			'DOCUMENT',
			[
				[`${id}header_document`, value, true],
				[`${id}header_document_name`, filename ?? '', false],
			],
			{ type: 'document', document: { ...file, ...name } },
		);
	});

const place = fc
	.record({
		latitude: fc.integer({ min: -90_000, max: 90_000 }).map((number) => number / 1000),
		longitude: fc.integer({ min: -180_000, max: 180_000 }).map((number) => number / 1000),
		name: words,
		address: words,
	})
	.filter(({ latitude, longitude }) => latitude !== 0 || longitude !== 0);

const location: fc.Arbitrary<MakePart> = place.map((location) => (id) => ({
	...header('LOCATION', [], { type: 'location', location }),
	values: Object.entries(location).map(([field, value]) => [`${id}header_${field}`, value, true]),
}));

const product: fc.Arbitrary<MakePart> = fc
	.record({ product_retailer_id: words, catalog_id: words })
	.map((fields) => (id) => ({
		...header('PRODUCT', [], { type: 'product', product: fields }),
		values: Object.entries(fields).map(([field, value]) => [`${id}header_${field}`, value, true]),
	}));

/** A button at its position: what the template stores, its values by their endings, and its parameter, if any. */
interface Button {
	stored: object;
	values: Array<[ending: string, value: unknown, required: boolean]>;
	subType?: string;
	parameter?: object;
}

const action = (fields: Record<string, unknown>) => ({
	type: 'action',
	action: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
});
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const plainButtons: Array<fc.Arbitrary<Button>> = [
	fc.constant({ stored: { type: 'PHONE_NUMBER', text: 'Call' }, values: [] }),
	fc.constant({ stored: { type: 'URL', text: 'Open', url: 'https://example.com/' }, values: [] }),
];
const textButtons: Array<fc.Arbitrary<Button>> = [
	words.map((text) => ({
		stored: { type: 'URL', text: 'Track', url: 'https://example.com/{{1}}' },
		values: [['url', text, true]],
		subType: 'url',
		parameter: { type: 'text', text },
	})),
	words.map((code) => ({
		stored: { type: 'COPY_CODE' },
		values: [['code', code, true]],
		subType: 'copy_code',
		parameter: { type: 'coupon_code', coupon_code: code },
	})),
];
const metaButtons: Array<fc.Arbitrary<Button>> = [
	optional(words).map((payload) => ({
		stored: { type: 'QUICK_REPLY', text: 'Stop' },
		values: [['payload', payload, false]],
		...(payload !== undefined && {
			subType: 'quick_reply',
			parameter: { type: 'payload', payload },
		}),
	})),
	fc.tuple(optional(words), optional(json)).map(([token, data]) => ({
		stored: { type: 'FLOW', text: 'Book' },
		values: [
			['flow_token', token, false],
			['flow_data', data, false],
		],
		...((token !== undefined || data !== undefined) && {
			subType: 'flow',
			parameter: action({ flow_token: token, flow_action_data: data }),
		}),
	})),
	optional(words).map((thumbnail) => ({
		stored: { type: 'CATALOG', text: 'View catalog' },
		values: [['thumbnail', thumbnail, false]],
		...(thumbnail !== undefined && {
			subType: 'catalog',
			parameter: action({ thumbnail_product_retailer_id: thumbnail }),
		}),
	})),
	fc.tuple(words, fc.array(json, { minLength: 1, maxLength: 2 })).map(([thumbnail, sections]) => ({
		stored: { type: 'MPM', text: 'View items' },
		values: [
			['thumbnail', thumbnail, true],
			['sections', sections, true],
		],
		subType: 'mpm',
		parameter: action({ thumbnail_product_retailer_id: thumbnail, sections }),
	})),
];

/** The parts that templates and cards have in common. */
interface Parts {
	stored: object[];
	values: Part['values'];
	sent: MetaComponent[];
}

function partsOf(id: string, makers: MakePart[], buttons: Button[]): Parts {
	const parts = makers.map((make) => make(id));
	return {
		stored: [
			...parts.map(({ stored }) => stored),
			...(buttons.length > 0
				? [{ type: 'BUTTONS', buttons: buttons.map(({ stored }) => stored) }]
				: []),
		],
		values: [
			...parts.flatMap(({ values }) => values),
			...buttons.flatMap(({ values }, index) =>
				values.map(([ending, value, required]): Part['values'][number] => [
					`${id}button_${index}_${ending}`,
					value,
					required,
				]),
			),
		],
		sent: [
			...parts.flatMap(({ sent }) => (sent === null ? [] : [sent])),
			...buttons.flatMap(({ subType, parameter }, index) =>
				parameter === undefined
					? []
					: [
							{
								type: 'button',
								sub_type: subType,
								index: String(index),
								parameters: [parameter],
							},
						],
			),
		],
	};
}

const few = { maxLength: 4 };
const byLink = link.map((one) => ({ link: one }));
const byLinkOrId = fc.oneof(
	byLink,
	mediaId.map((id) => ({ id })),
);

/** At most one header, and a body, in the order in which they are sent. */
const headAndBody = (headers: Array<fc.Arbitrary<MakePart>>, format: Format) =>
	fc
		.tuple(fc.option(fc.oneof(...headers), { nil: undefined }), textPart('body', format, 4))
		.map(([head, body]) => (head ? [head, body] : [body]));

function sampleOf(
	{ stored, values, sent }: Parts,
	format: Format,
	isStated: boolean,
): FilledSample {
	return {
		template: {
			name: 'made_up',
			language: 'en_US',
			category: 'MARKETING',
			components: stored,
			...(isStated && { parameter_format: format }),
		},
		values: Object.fromEntries(values.map(([id, value]) => [id, value])),
		required: values.filter(([, , required]) => required).map(([id]) => id),
		components: sent,
	};
}

const inEachFormat = (make: (format: Format) => fc.Arbitrary<FilledSample>) =>
	fc.oneof(make('POSITIONAL'), make('NAMED'));

/** What both formats can express: a header file with a link, and buttons with a text. */
export const sayableTemplate = inEachFormat((format) => {
	const headers = [
		textPart('header', format, 1),
		media('image')(byLink),
		media('video')(byLink),
		document(byLink),
		location,
	];
	const buttons = fc.array(fc.oneof(...plainButtons, ...textButtons), few);
	return fc
		.tuple(headAndBody(headers, format), buttons, fc.boolean())
		.map(([makers, list, isStated]) => sampleOf(partsOf('', makers, list), format, isStated));
});

const offer = fc.integer({ min: 100_000_000_000, max: 4102444800000 }).map((ends): Part => ({
	stored: { type: 'LIMITED_TIME_OFFER', limited_time_offer: { has_expiration: true } },
	values: [['offer_ends', ends, true]],
	sent: {
		type: 'limited_time_offer',
		parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: ends } }],
	},
}));

function carouselOf(cards: Array<[MakePart[], Button[]]>): Part | null {
	if (cards.length === 0) return null;
	const made = cards.map(([makers, buttons], index) => partsOf(`card_${index}_`, makers, buttons));
	const cardsSent = made
		.map(({ sent }, index) => ({ card_index: index, components: sent }))
		.filter(({ components }) => components.length > 0);
	return {
		stored: { type: 'CAROUSEL', cards: made.map(({ stored }) => ({ components: stored })) },
		values: made.flatMap(({ values }) => values),
		sent: cardsSent.length > 0 ? { type: 'carousel', cards: cardsSent } : null,
	};
}

/** Everything that Meta's format can express. */
export const anyTemplate = inEachFormat((format) => {
	const cardHeaders = [media('image')(byLinkOrId), media('video')(byLinkOrId)];
	const headers = [
		...cardHeaders,
		textPart('header', format, 1),
		media('gif')(byLinkOrId),
		document(byLinkOrId),
		location,
		product,
	];
	const buttons = fc.array(fc.oneof(...plainButtons, ...textButtons, ...metaButtons), few);
	const card = fc.tuple(headAndBody(cardHeaders, format), buttons);
	return fc
		.record({
			main: fc.tuple(headAndBody(headers, format), buttons),
			offer: fc.option(offer),
			cards: fc.array(card, { maxLength: 3 }),
			isStated: fc.boolean(),
		})
		.map(({ main: [makers, list], offer: ending, cards, isStated }) => {
			const { stored, values, sent } = partsOf('', makers, list);
			const rest = [ending, carouselOf(cards)].filter((part) => part !== null);
			return sampleOf(
				{
					stored: [...stored, ...rest.map((part) => part.stored)],
					values: [...values, ...rest.flatMap((part) => part.values)],
					sent: [...sent, ...rest.flatMap((part) => (part.sent ? [part.sent] : []))],
				},
				format,
				isStated,
			);
		});
});
