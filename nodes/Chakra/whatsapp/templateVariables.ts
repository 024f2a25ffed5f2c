import { afterStart, isWholeAddress } from './templateParts/buttonLink';
import { isLeftOut, readValue, wantedValue } from './templateParts/readValue';
import type { MetaComponent, TemplateVariable } from './templateParts/templatePart';
import { codeId, firstTooLong, templateParts } from './templateParts/templateParts';

export type { MetaComponent, TemplateVariable, VariableKind } from './templateParts/templatePart';

/**
 * A template as Meta's `GET /{waba-id}/message_templates` gives it. Anything may be missing or of
 * another shape: what cannot be read takes no values.
 */
export interface MetaTemplate {
	readonly name?: unknown;
	readonly language?: unknown;
	readonly category?: unknown;
	/** `POSITIONAL` or `NAMED`; where it is missing, the placeholders themselves tell. */
	readonly parameter_format?: unknown;
	readonly components?: unknown;
}

/**
 * The values a template needs or takes, in the order of its parts. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates (components,
 * authentication, limited-time offer, carousel, catalog and multi-product pages).
 */
export function variablesOf(template: MetaTemplate): TemplateVariable[] {
	return templateParts({ ...template }).flatMap((part) => part.variables);
}

/**
 * `template.components` of a message from values by variable ID, or the reason in plain words why
 * they do not fill the template. Values that the template does not have are passed over; line
 * breaks, tabs and long runs of spaces in texts become what Meta takes.
 */
export function metaComponentsFor(
	template: MetaTemplate,
	values: Readonly<Record<string, unknown>>,
): { components: MetaComponent[] } | { refusal: string } {
	const filled = new Map<string, unknown>();
	for (const variable of variablesOf(template)) {
		const given = givenFor(variable, values);
		const value = readValue(variable.kind, given);
		const refusal = refusalOf(variable, given, value);
		if (refusal !== null) return { refusal };
		if (value !== undefined) filled.set(variable.id, value);
	}
	if (filled.get('header_latitude') === 0 && filled.get('header_longitude') === 0) {
		return { refusal: nowhere };
	}
	const parts = templateParts({ ...template });
	const refusal = firstTooLong(parts, filled);
	if (refusal !== null) return { refusal };
	const components = parts
		.map((part) => part.component(filled))
		.filter((component): component is MetaComponent => component !== null);
	return { components };
}

function givenFor(
	{ id, fixedStart = '' }: TemplateVariable,
	values: Readonly<Record<string, unknown>>,
): unknown {
	const given = Object.hasOwn(values, id) ? values[id] : undefined;
	return typeof given === 'string' ? afterStart(given.trim(), fixedStart) : given;
}

/** The one-time code as it is sent, for a template that takes nothing else; undefined for every other template. */
export function oneTimeCodeFor(
	template: MetaTemplate,
	values: Readonly<Record<string, unknown>>,
): string | undefined {
	if (!variablesOf(template).some(({ id }) => id === codeId)) return undefined;
	const code = readValue('text', values[codeId]);
	return typeof code === 'string' ? code : undefined;
}

/** Nobody means the place in the sea: an expression made numbers of nothing. */
const nowhere =
	'“Header Latitude” and “Header Longitude” are both 0. Look at what they are taken from.';

function refusalOf(
	{ label, kind, required, maxLength = Infinity, fixedStart }: TemplateVariable,
	given: unknown,
	value: unknown,
): string | null {
	if (isLeftOut(given)) {
		return required ? `The template needs a value for “${label}”: ${wantedValue(kind)}.` : null;
	}
	if (value === undefined) return `“${label}” is not ${wantedValue(kind)}.`;
	if (fixedStart !== undefined && typeof value === 'string' && isWholeAddress(value)) {
		return `“${label}” takes the ending of the address only, and gets the whole address “${value.slice(0, 100)}”. Give what belongs in the place of the variable.`;
	}
	if (typeof value === 'string' && [...value].length > maxLength) {
		return `“${label}” is longer than ${maxLength} characters. Shorten it.`;
	}
	return null;
}
