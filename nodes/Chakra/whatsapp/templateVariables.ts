import { isDateObject } from '../json/isDateObject';
import { lostValueIn, lostValueRemedy } from '../json/missingValue';
import { ownMember, type JsonObject } from '../json/narrow';
import { textsIn } from '../json/valuesIn';
import { withoutStart, isWholeAddress } from './templateParts/buttonLink';
import { isMissing, readValue, expectedValue } from './templateParts/readValue';
import type { MetaComponent, TemplateVariable } from './templateParts/templatePart';
import { CODE_ID, firstTooLongReason, templateParts } from './templateParts/templateParts';

export type { MetaComponent, TemplateVariable, VariableKind } from './templateParts/templatePart';

/**
 * The variables of a template, required and optional, in the order of its parts. A part that cannot be read has none.
 * Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates (components, authentication,
 * limited-time offer, carousel, catalog and multi-product pages).
 */
export function variablesOf(template: JsonObject): TemplateVariable[] {
	return templateParts(template).flatMap((part) => part.variables);
}

/**
 * The `template.components` of a message, filled with the values. Or, in plain words, why the values do not fit the
 * template. Values for unknown variables are ignored. Line breaks, tabs and long runs of spaces are replaced, because
 * Meta refuses them.
 * @param template as Meta's `GET /{waba-id}/message_templates` gives it
 * @param values by variable ID
 */
export function metaComponentsFor(
	template: JsonObject,
	values: JsonObject,
): { components: MetaComponent[] } | { problem: string } {
	const filled = new Map<string, unknown>();
	for (const variable of variablesOf(template)) {
		const given = givenValue(variable, values);
		const value = readValue(variable.kind, given);
		const problem = problemOf(variable, given, value);
		if (problem !== null) return { problem };
		if (value !== undefined) filled.set(variable.id, value);
	}
	if (filled.get('header_latitude') === 0 && filled.get('header_longitude') === 0) {
		return { problem: zeroCoordinates };
	}
	const parts = templateParts(template);
	const problem = firstTooLongReason(parts, filled);
	if (problem !== null) return { problem };
	const components = parts
		.map((part) => part.component(filled))
		.filter((component): component is MetaComponent => component !== null);
	return { components };
}

function givenValue({ id, fixedStart = '' }: TemplateVariable, values: JsonObject): unknown {
	const given = ownMember(values, id);
	return typeof given === 'string' ? withoutStart(given.trim(), fixedStart) : given;
}

/** The one-time code of an authentication template; undefined for every other template. */
export function oneTimeCodeFor(template: JsonObject, values: JsonObject): string | undefined {
	if (!variablesOf(template).some(({ id }) => id === CODE_ID)) return undefined;
	const code = readValue('text', values[CODE_ID]);
	return typeof code === 'string' ? code : undefined;
}

/** 0, 0 is a point in the ocean. Both are 0 when an expression turned missing values into numbers. */
const zeroCoordinates =
	'“Header Latitude” and “Header Longitude” are both 0. Look at what they are taken from.';

function problemOf(
	{ label, kind, required, maxLength = Infinity, fixedStart }: TemplateVariable,
	given: unknown,
	value: unknown,
): string | null {
	if (isMissing(given)) {
		return required ? `The template needs a value for “${label}”: ${expectedValue(kind)}.` : null;
	}
	const isLost = value === undefined && kind === 'text' && typeof given !== 'object';
	const lost = isLost ? lostValueIn(String(given)) : undefined;
	if (lost !== undefined)
		return `“${label}” is not a text: it ${lost}. ${lostValueRemedy(lost, 'it')}`;
	const inside = kind === 'object' || kind === 'list' ? [...textsIn(value)] : [];
	const lostText = inside.find((text) => lostValueIn(text) !== undefined);
	if (lostText !== undefined) {
		return `“${label}” holds a text that ${lostValueIn(lostText)}. ${lostValueRemedy(lostText, 'it')}`;
	}
	if (value === undefined && kind === 'text' && isDateObject(given)) {
		return `“${label}” is a date, not a text. Say how to write it, for example {{ $now.toFormat('dd.MM.yyyy') }}.`;
	}
	if (value === undefined && kind === 'text' && typeof given === 'number') {
		return `“${label}” is a number of too many digits, which is rounded. Give it as a text.`;
	}
	if (value === undefined) return `“${label}” is not ${expectedValue(kind)}.`;
	if (fixedStart !== undefined && typeof value === 'string' && isWholeAddress(value, fixedStart)) {
		return `“${label}” takes the ending of the address only, and gets the whole address “${value.slice(0, 100)}”. Give what belongs in the place of the variable.`;
	}
	if (typeof value === 'string' && [...value].length > maxLength) {
		return `“${label}” is longer than ${maxLength} characters. Shorten it.`;
	}
	return null;
}
