import { isObject } from '../../json/isObject';
import { keywordOf, objectsIn, type JsonObject } from '../../json/narrow';
import { buttonComponent, buttonParts, MAX_CODE_LENGTH } from './buttonParts';
import { headerPart } from './headerPart';
import { maxFilledLength } from './maxFilledLength';
import type { FilledValues, MetaComponent, PartPlace, TemplatePart } from './templatePart';
import { textPart } from './textPart';

/** The parts of a template that have variables, in the order in which they are sent. */
export function templateParts(template: JsonObject): TemplatePart[] {
	const components = objectsIn(template.components);
	if (isAuthentication(template)) return authenticationParts(components);
	const outer = {
		id: '',
		label: '',
		format: keywordOf(template.parameter_format),
		maxBodyLength: maxBodyLengthOf(components),
	};
	return [
		...messageParts(components, outer),
		...offerParts(components),
		...carouselParts(components, outer),
	];
}

function maxBodyLengthOf(components: JsonObject[]): number {
	if (components.length === 1) return maxFilledLength.bodyAlone;
	const isOffer = componentOf(components, 'LIMITED_TIME_OFFER') !== undefined;
	return isOffer ? maxFilledLength.bodyOfOffer : maxFilledLength.body;
}

const componentOf = (components: JsonObject[], type: string) =>
	components.find((component) => keywordOf(component.type) === type);

function messageParts(components: JsonObject[], place: PartPlace): TemplatePart[] {
	const header = componentOf(components, 'HEADER');
	const body = componentOf(components, 'BODY');
	const buttons = componentOf(components, 'BUTTONS');
	return [
		header ? headerPart(header, place) : null,
		body ? textPart(body, 'body', place) : null,
		...(buttons ? buttonParts(buttons, place) : []),
	].filter((part) => part !== null);
}

/** Whether a template sends a one-time code. */
export function isAuthentication(template: JsonObject): boolean {
	const buttons = objectsIn(componentOf(objectsIn(template.components), 'BUTTONS')?.buttons);
	return (
		keywordOf(template.category) === 'AUTHENTICATION' ||
		buttons.some((button) => keywordOf(button.type) === 'OTP')
	);
}

/** The variable ID of the one-time code. */
export const CODE_ID = 'code';

/** The same code is sent for the body and for the first button, whatever type the button is stored as. */
function authenticationParts(components: JsonObject[]): TemplatePart[] {
	const parameter = (code: unknown) => ({ type: 'text', text: code });
	const body: TemplatePart = {
		variables: [
			{ id: CODE_ID, label: 'Code', kind: 'text', required: true, maxLength: MAX_CODE_LENGTH },
		],
		component: (values) => ({ type: 'body', parameters: [parameter(values.get(CODE_ID))] }),
	};
	const button: TemplatePart = {
		variables: [],
		component: (values) => buttonComponent('url', 0, parameter(values.get(CODE_ID))),
	};
	return componentOf(components, 'BUTTONS') ? [body, button] : [body];
}

function offerParts(components: JsonObject[]): TemplatePart[] {
	const offer = componentOf(components, 'LIMITED_TIME_OFFER')?.limited_time_offer;
	if (!isObject(offer) || offer.has_expiration !== true) return [];
	const id = 'offer_ends';
	const parameter = (time: unknown) => ({
		type: 'limited_time_offer',
		limited_time_offer: { expiration_time_ms: time },
	});
	return [
		{
			variables: [{ id, label: 'Offer Ends', kind: 'time', required: true }],
			component: (values) => ({
				type: 'limited_time_offer',
				parameters: [parameter(values.get(id))],
			}),
		},
	];
}

function carouselParts(components: JsonObject[], outer: PartPlace): TemplatePart[] {
	const cards = objectsIn(componentOf(components, 'CAROUSEL')?.cards).map((card, index) =>
		messageParts(objectsIn(card.components), {
			...outer,
			id: `card_${index}_`,
			label: `Card ${index + 1} `,
			maxBodyLength: maxFilledLength.bodyOfCard,
		}),
	);
	if (cards.length === 0) return [];
	return [
		{
			variables: cards.flat().flatMap((part) => part.variables),
			component: (values) => {
				const filled = cards.map((parts, index) => ({
					card_index: index,
					components: parts
						.map((part) => part.component(values))
						.filter((component): component is MetaComponent => component !== null),
				}));
				const filledCards = filled.filter(({ components }) => components.length > 0);
				return filledCards.length > 0 ? { type: 'carousel', cards: filledCards } : null;
			},
			tooLong: (values) => firstTooLongReason(cards.flat(), values),
		},
	];
}

/** Says in plain words which filled part is too long; null where none is. */
export function firstTooLongReason(parts: TemplatePart[], values: FilledValues): string | null {
	const reasons = parts.map((part) => part.tooLong?.(values) ?? null);
	return reasons.find((reason) => reason !== null) ?? null;
}
