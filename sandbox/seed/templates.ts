import type { Template } from './types';

/** Enough that a page of 100 is not all of them. */
const campaigns = 110;

const image = { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1hZ2U='] } };
const video = { type: 'HEADER', format: 'VIDEO', example: { header_handle: ['4::dmlkZW8='] } };
const document = { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['4::cGRm'] } };
const location = { type: 'HEADER', format: 'LOCATION' };

const body = (text: string, ...examples: string[]) => ({
	type: 'BODY',
	text,
	...(examples.length > 0 && { example: { body_text: [examples] } }),
});
const namedBody = (text: string, examples: Record<string, string>) => ({
	type: 'BODY',
	text,
	example: { body_text_named_params: namedExamples(examples) },
});
const namedHeader = (text: string, examples: Record<string, string>) => ({
	type: 'HEADER',
	format: 'TEXT',
	text,
	example: { header_text_named_params: namedExamples(examples) },
});
const namedExamples = (examples: Record<string, string>) =>
	Object.entries(examples).map(([name, example]) => ({ param_name: name, example }));
const footer = (text: string) => ({ type: 'FOOTER', text });
const buttons = (...list: Array<Record<string, unknown>>) => ({ type: 'BUTTONS', buttons: list });
const reply = (text: string) => ({ type: 'QUICK_REPLY', text });
const link = (text: string, url: string, example?: string) => ({
	type: 'URL',
	text,
	url,
	...(example !== undefined && { example: [example] }),
});
const card = (text: string) => ({
	components: [image, body(text), buttons(link('Buy', 'https://shop.example.com/{{1}}', 'hat'))],
});

type Outline = Omit<Template, 'id' | 'status'> & { status?: string };

/** Every header kind in two languages, named and numbered variables, each kind of button and every status of note. */
const outlines: Outline[] = [
	{
		name: 'hello_world',
		language: 'en_US',
		category: 'UTILITY',
		components: [body('Hello and welcome.'), footer('A first message')],
	},
	{
		name: 'christmas_promo_23',
		language: 'en_US',
		category: 'MARKETING',
		components: [image, body('Dear {{1}}, our Christmas offers are here.', 'John')],
	},
	...inTwoLanguages('order_update', 'UTILITY', (say) => [
		body(say('Hi {{1}}, order {{2}} left.', 'Oi {{1}}, o pedido {{2}} saiu.'), 'Ana', 'A-100'),
		buttons(reply(say('Thanks', 'Obrigado')), reply(say('Help', 'Ajuda'))),
	]),
	...inTwoLanguages('new_collection', 'MARKETING', (say) => [
		image,
		body(say('{{1}}, see what is new.', '{{1}}, veja as novidades.'), 'Ana'),
		footer(say('Reply STOP to opt out', 'Responda PARE para sair')),
		buttons(link(say('Open', 'Abrir'), 'https://shop.example.com/{{1}}', 'new')),
	]),
	...inTwoLanguages('how_it_works', 'MARKETING', (say) => [
		video,
		body(say('Watch how it works.', 'Veja como funciona.')),
		buttons(reply(say('More', 'Mais')), link('Shop', 'https://shop.example.com')),
	]),
	...inTwoLanguages('store_address', 'UTILITY', (say) => [
		location,
		body(say('Your order waits here.', 'Seu pedido aguarda aqui.')),
		buttons({ type: 'PHONE_NUMBER', text: say('Call', 'Ligar'), phone_number: '+15550100099' }),
	]),
	...inTwoLanguages(
		'invoice_ready',
		'UTILITY',
		(say) => [
			document,
			namedBody(
				say('{{customer_name}}, you owe {{amount}}.', '{{customer_name}}, total {{amount}}.'),
				{
					customer_name: 'Ana',
					amount: '10 EUR',
				},
			),
		],
		'NAMED',
	),
	{
		name: 'weekly_report',
		language: 'en_US',
		category: 'UTILITY',
		components: [document, body('Here is the report of {{1}}, as you asked.', '2026-01-05')],
	},
	...inTwoLanguages(
		'event_reminder',
		'UTILITY',
		(say) => [
			namedHeader(say('See you at {{event_name}}', 'Até {{event_name}}'), {
				event_name: 'the fair',
			}),
			namedBody(say('It starts at {{start_time}}.', 'Começa às {{start_time}}.'), {
				start_time: '9:00',
			}),
		],
		'NAMED',
	),
	...inTwoLanguages('ticket_answer', 'UTILITY', (say) => [
		{
			type: 'HEADER',
			format: 'TEXT',
			text: say('Ticket {{1}}', 'Chamado {{1}}'),
			example: { header_text: ['T-1'] },
		},
		body(say('It is solved.', 'Está resolvido.')),
		buttons({
			type: 'FLOW',
			text: say('Rate', 'Avaliar'),
			flow_id: '123456',
			flow_action: 'NAVIGATE',
		}),
	]),
	{
		name: 'coupon_week',
		language: 'en_US',
		category: 'MARKETING',
		components: [
			image,
			{
				type: 'LIMITED_TIME_OFFER',
				limited_time_offer: { text: 'Ends soon', has_expiration: false },
			},
			body('{{1}}, take 20 percent off.', 'Ana'),
			buttons(
				{ type: 'COPY_CODE', example: 'SAVE20' },
				link('Shop', 'https://shop.example.com/{{1}}', 'sale'),
			),
		],
	},
	{
		name: 'login_otp',
		language: 'en_US',
		category: 'AUTHENTICATION',
		components: [
			{
				type: 'BODY',
				text: '*{{1}}* is your verification code.',
				add_security_recommendation: true,
				example: { body_text: [['496093']] },
			},
			{ type: 'FOOTER', code_expiration_minutes: 10 },
			buttons({
				type: 'URL',
				text: 'Copy code',
				url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
				example: ['https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp496093'],
			}),
		],
	},
	{
		name: 'summer_hats',
		language: 'en_US',
		category: 'MARKETING',
		components: [
			body('{{1}}, three hats for you.', 'Ana'),
			{ type: 'CAROUSEL', cards: [card('Straw'), card('Felt'), card('Cap')] },
		],
	},
	{
		name: 'flash_sale',
		language: 'en_US',
		category: 'MARKETING',
		components: [
			image,
			{
				type: 'LIMITED_TIME_OFFER',
				limited_time_offer: { text: 'Ends soon', has_expiration: true },
			},
			body('{{1}}, half price today.', 'Ana'),
			buttons(
				{ type: 'COPY_CODE', example: 'HALF50' },
				link('Shop', 'https://shop.example.com/{{1}}', 'sale'),
			),
		],
	},
	{
		name: 'shouting_promo',
		language: 'en_US',
		category: 'MARKETING',
		status: 'REJECTED',
		rejected_reason: 'INVALID_FORMAT',
		components: [body('BUY NOW {{1}}', 'ANA')],
	},
	{
		name: 'spring_promo',
		language: 'en_US',
		category: 'MARKETING',
		status: 'PENDING',
		components: [body('Spring is near.')],
	},
	{
		name: 'daily_deal',
		language: 'en_US',
		category: 'MARKETING',
		status: 'PAUSED',
		components: [body('Today only.')],
	},
	...Array.from({ length: campaigns }, (_, i) => ({
		name: `campaign_${String(i + 1).padStart(3, '0')}`,
		language: 'en_US',
		category: 'MARKETING',
		components: [body('Hello {{1}}.', 'Ana')],
	})),
];

/** The second account has a template the first one has not. */
const secondAccount: Outline[] = [
	{
		name: 'warranty_end',
		language: 'en_US',
		category: 'UTILITY',
		components: [body('Your warranty ends on {{1}}.', 'Friday')],
	},
	{ name: 'hello_world', language: 'en_US', category: 'UTILITY', components: [body('Hello.')] },
];

export function seedTemplates(firstWaba: string, secondWaba: string): Record<string, Template[]> {
	return {
		[firstWaba]: outlines.map((outline, i) => complete(outline, 1_000_001 + i)),
		[secondWaba]: secondAccount.map((outline, i) => complete(outline, 2_000_001 + i)),
	};
}

function complete(outline: Outline, id: number): Template {
	return structuredClone({ id: String(id), status: 'APPROVED', ...outline });
}

function inTwoLanguages(
	name: string,
	category: string,
	components: (say: (english: string, portuguese: string) => string) => Template['components'],
	parameterFormat?: string,
): Outline[] {
	const format = parameterFormat === undefined ? {} : { parameter_format: parameterFormat };
	return [
		{ name, language: 'en_US', category, ...format, components: components((english) => english) },
		{ name, language: 'pt_BR', category, ...format, components: components((_, other) => other) },
	];
}
