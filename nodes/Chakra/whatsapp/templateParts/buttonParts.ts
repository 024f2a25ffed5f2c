import { keywordOf, objectsIn, textOf, type JsonObject } from '../../json/narrow';
import { buttonLink } from './buttonLink';
import { maxFilledLength, tooLongReason } from './maxFilledLength';
import { filledLength, placeholdersIn } from './placeholders';
import type {
	FilledValues,
	MetaComponent,
	PartPlace,
	TemplatePart,
	TemplateVariable,
} from './templatePart';

/** Meta's limit for coupon codes and one-time codes. */
export const MAX_CODE_LENGTH = 15;

/** One value of a button: the ending of its ID, its label, and what it must be. */
type ButtonValue = Pick<TemplateVariable, 'kind' | 'required' | 'maxLength'> & {
	name: string;
	label: string;
};

interface ButtonRule {
	subType: string;
	values: readonly ButtonValue[];
	/** Makes the button's parameter. `value(name)` is undefined where that value was left out. */
	parameter: (value: (name: string) => unknown) => object;
}

const text = (name: string, label: string): ButtonValue => ({
	name,
	label,
	required: true,
	kind: 'text',
});

const optional = (value: ButtonValue): ButtonValue => ({ ...value, required: false });

/** What to send for each type of button. A type that is not listed takes no value. */
const ruleByType: ReadonlyMap<string, ButtonRule> = new Map([
	[
		'QUICK_REPLY',
		{
			subType: 'quick_reply',
			values: [optional(text('payload', 'Payload'))],
			parameter: (value) => ({ type: 'payload', payload: value('payload') }),
		},
	],
	[
		'URL',
		{
			subType: 'url',
			values: [text('url', 'Link Ending')],
			parameter: (value) => ({ type: 'text', text: value('url') }),
		},
	],
	[
		'COPY_CODE',
		{
			subType: 'copy_code',
			values: [{ ...text('code', 'Coupon Code'), maxLength: MAX_CODE_LENGTH }],
			parameter: (value) => ({ type: 'coupon_code', coupon_code: value('code') }),
		},
	],
	[
		'FLOW',
		{
			subType: 'flow',
			values: [
				optional(text('flow_token', 'Flow Token')),
				{ name: 'flow_data', label: 'Flow Data', kind: 'object', required: false },
			],
			parameter: (value) =>
				action({ flow_token: value('flow_token'), flow_action_data: value('flow_data') }),
		},
	],
	[
		'CATALOG',
		{
			subType: 'catalog',
			values: [optional(text('thumbnail', 'Thumbnail Product ID'))],
			parameter: (value) => action({ thumbnail_product_retailer_id: value('thumbnail') }),
		},
	],
	[
		'MPM',
		{
			subType: 'mpm',
			values: [
				text('thumbnail', 'Thumbnail Product ID'),
				{ name: 'sections', label: 'Product Sections', kind: 'list', required: true },
			],
			parameter: (value) =>
				action({
					thumbnail_product_retailer_id: value('thumbnail'),
					sections: value('sections'),
				}),
		},
	],
]);

function action(fields: Record<string, unknown>): object {
	const given = Object.entries(fields).filter(([, value]) => value !== undefined);
	return { type: 'action', action: Object.fromEntries(given) };
}

/** The buttons of a template or card that take values. Each keeps its index among all buttons. */
export function buttonParts(component: JsonObject, place: PartPlace): TemplatePart[] {
	return objectsIn(component.buttons).flatMap((button, index) => {
		const rule = ruleByType.get(keywordOf(button.type));
		return rule && takesValues(button) ? [buttonPart(button, index, rule, place)] : [];
	});
}

function takesValues(button: JsonObject): boolean {
	return keywordOf(button.type) !== 'URL' || placeholdersIn(textOf(button.url), '').length > 0;
}

function buttonPart(
	button: JsonObject,
	index: number,
	{ subType, values: wanted, parameter }: ButtonRule,
	place: PartPlace,
): TemplatePart {
	const prefix = `${place.id}button_${index}_`;
	const url = textOf(button.url);
	const title = textOf(button.text);
	const which = `${place.label}Button ${index + 1}`;
	const quoted = title === '' ? '' : ` “${title}”`;
	const link = subType === 'url' ? buttonLink(button) : null;
	const variables = wanted.map(({ name, label, ...rest }) => ({
		id: `${prefix}${name}`,
		// n8n's form shows the beginning of a label, so the title comes after what tells two variables apart.
		label: `${which} ${label}${quoted}${link?.hint ?? ''}`,
		...rest,
		...(link && { fixedStart: link.start }),
	}));
	return {
		variables,
		component: (values) => {
			if (!variables.some(({ id }) => values.has(id))) return null;
			return buttonComponent(subType, index, parameter(named(values, prefix)));
		},
		tooLong: (values) =>
			tooLongReason(
				`${which}${quoted}`,
				filledLength(url, () => values.get(`${prefix}url`)),
				maxFilledLength.url,
			),
	};
}

const named = (values: FilledValues, prefix: string) => (name: string) =>
	values.get(`${prefix}${name}`);

export function buttonComponent(subType: string, index: number, parameter: object): MetaComponent {
	return { type: 'button', sub_type: subType, index: String(index), parameters: [parameter] };
}
