import fc from 'fast-check';
import {
	beyondChakraFormat,
	chakraTemplateBody,
} from '../../../nodes/Chakra/actions/templateMessage/chakraFormat';
import { metaTemplateBody } from '../../../nodes/Chakra/actions/templateMessage/metaFormat';
import { isObject } from '../../../nodes/Chakra/json/isObject';
import {
	metaComponentsFor,
	variablesOf,
	type MetaComponent,
} from '../../../nodes/Chakra/whatsapp/templateVariables';
import { anyTemplate, sayableTemplate, type FilledSample } from './anyTemplate';

const senderId = '775966265503012';
const filledWith = (components: MetaComponent[], code?: string) => ({
	name: 'made_up',
	language: 'en_US',
	components,
	...(code !== undefined && { code }),
});

/** The paths of values that are empty or cannot be written as JSON. */
function emptyPlaces(value: unknown, path = ''): string[] {
	if (value === undefined || value === null || value === '' || Number.isNaN(value)) return [path];
	if (value === 'undefined' || value === '[object Object]') return [path];
	if (typeof value !== 'object') return [];
	const entries = Object.entries(value);
	if (entries.length === 0) return [path];
	return entries.flatMap(([key, inner]) => emptyPlaces(inner, `${path}/${key}`));
}

function componentsOf({ template, values }: Pick<FilledSample, 'template' | 'values'>) {
	const filled = metaComponentsFor(template, values);
	if ('problem' in filled) throw new Error(filled.problem);
	return filled.components;
}

const sorted = (list: string[]) => [...list].sort();
const runs = { numRuns: 1000 };

describe("whatever the template and its values, Meta's components", () => {
	test('hold each value once, in order, at its place, and nothing else', () => {
		fc.assert(
			fc.property(anyTemplate, (sample) => {
				expect(componentsOf(sample)).toEqual(sample.components);
			}),
			runs,
		);
	});

	test('hold nothing empty', () => {
		fc.assert(
			fc.property(anyTemplate, (sample) => {
				expect(componentsOf(sample).flatMap((one) => emptyPlaces(one))).toEqual([]);
			}),
			runs,
		);
	});

	test('ask for their values, and say which ones are required', () => {
		fc.assert(
			fc.property(anyTemplate, ({ template, values, required }) => {
				const variables = variablesOf(template);
				const ids = (list: typeof variables) => sorted(list.map(({ id }) => id));
				expect(ids(variables)).toEqual(sorted(Object.keys(values)));
				expect(ids(variables.filter((one) => one.required))).toEqual(sorted(required));
			}),
			runs,
		);
	});

	test('ignore values that the template does not have', () => {
		fc.assert(
			fc.property(anyTemplate, fc.dictionary(fc.string(), fc.jsonValue()), (sample, more) => {
				const values = { ...more, ...sample.values };
				fc.pre(Object.keys(more).every((id) => !(id in sample.values)));
				expect(componentsOf({ ...sample, values })).toEqual(sample.components);
			}),
		);
	});

	test('are refused where a required value is empty, with the name of the value', () => {
		const nothing = fc.constantFrom<unknown>(undefined, null, '', ' ', '\n', NaN, [], {}, () => {});
		fc.assert(
			fc.property(anyTemplate, fc.nat(), nothing, ({ template, values, required }, nth, empty) => {
				fc.pre(required.length > 0);
				const { [nth % required.length]: id = '' } = required;
				const label = variablesOf(template).find((one) => one.id === id)?.label;
				expect(metaComponentsFor(template, { ...values, [id]: empty })).toEqual({
					problem: expect.stringContaining(`“${label}”`),
				});
			}),
			runs,
		);
	});

	test('take texts of any shape as one line without long runs of spaces', () => {
		const dirty = fc.string({
			unit: fc.constantFrom(
				'a',
				'é',
				'😀',
				' ',
				'     ',
				'\n',
				'\r\n',
				'\t',
				'\u2028',
				'"',
				'{{1}}',
			),
			minLength: 1,
		});
		fc.assert(
			fc.property(dirty, (text) => {
				const template = { components: [{ type: 'BODY', text: 'Hello {{1}}.' }] };
				const filled = metaComponentsFor(template, { body_1: text });
				if (text.trim() === '') {
					expect(filled).toHaveProperty('problem');
					return;
				}
				const [component] = 'components' in filled ? filled.components : [];
				const [parameter] = component?.parameters ?? [];
				const sent = String(isObject(parameter) ? parameter.text : '');
				expect(sent).toMatch(/^\S(?:[^\r\n\t\u2028]*\S)?$/);
				expect(sent).not.toMatch(/ {5}/);
				expect(sent.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
			}),
			runs,
		);
	});
});

describe("whatever the template and its values, Meta's message", () => {
	test('carries the components as they are, or none', () => {
		fc.assert(
			fc.property(anyTemplate, (sample) => {
				const components = componentsOf(sample);
				expect(metaTemplateBody(filledWith(components), { to: '15550100001' })).toEqual({
					messaging_product: 'whatsapp',
					recipient_type: 'individual',
					to: '15550100001',
					type: 'template',
					template: {
						name: 'made_up',
						language: { policy: 'deterministic', code: 'en_US' },
						...(components.length > 0 && { components }),
					},
				});
			}),
			runs,
		);
	});
});

describe("whatever the template and its values, ChakraHQ's own message", () => {
	const bodyOf = (sample: FilledSample) =>
		chakraTemplateBody(filledWith(componentsOf(sample)), senderId);

	/** The parameters in the components of one type. */
	const parametersOf = ({ components }: FilledSample, wanted: string) =>
		components
			.filter(({ type }) => type === wanted)
			.flatMap(({ parameters = [] }) => parameters.filter(isObject));

	const numbered = (list: Array<Record<string, unknown>>) =>
		list.map(({ parameter_name: name, text, coupon_code: coupon }, index) => ({
			schemaPropertyName: name ?? String(index + 1),
			schemaPropertyValue: text ?? coupon,
		}));

	const headerFields: Record<string, (content: Record<string, unknown>) => object> = {
		image: ({ link }) => ({ imageUrl: link }),
		video: ({ link }) => ({ videoUrl: link }),
		document: ({ link, filename }) => ({
			documentUrl: link,
			...(filename !== undefined && { filename }),
		}),
		location: ({ latitude, longitude, name, address }) => ({
			locationLatitude: latitude,
			locationLongitude: longitude,
			locationName: name,
			locationAddress: address,
		}),
	};
	function headerOf(sample: FilledSample): object {
		const [parameter] = parametersOf(sample, 'header');
		if (parameter === undefined) return {};
		const { type } = parameter;
		const { [String(type)]: fields } = headerFields;
		const content = parameter[String(type)];
		return fields && isObject(content) ? fields(content) : { headerMapping: numbered([parameter]) };
	}

	test('holds header, texts and buttons once, in order, by number or name, and nothing else', () => {
		fc.assert(
			fc.property(sayableTemplate, (sample) => {
				const texts = parametersOf(sample, 'body');
				const buttons = parametersOf(sample, 'button');
				expect(Object.entries(bodyOf(sample)).sort()).toEqual(
					Object.entries({
						whatsappPhoneNumberId: senderId,
						templateName: 'made_up',
						language: 'en_US',
						...headerOf(sample),
						...(texts.length > 0 && { mapping: numbered(texts) }),
						...(buttons.length > 0 && { buttonMapping: numbered(buttons) }),
					}).sort(),
				);
			}),
			runs,
		);
	});

	test('holds nothing empty', () => {
		fc.assert(
			fc.property(sayableTemplate, (sample) => {
				expect(emptyPlaces(bodyOf(sample))).toEqual([]);
			}),
			runs,
		);
	});

	test('is never at 0,0', () => {
		fc.assert(
			fc.property(sayableTemplate, (sample) => {
				const values = { ...sample.values };
				fc.pre('header_latitude' in values);
				Object.assign(values, { header_latitude: 0, header_longitude: '0' });
				expect(metaComponentsFor(sample.template, values)).toHaveProperty('problem');
			}),
		);
	});

	test('is complete, or the part that it cannot express is named', () => {
		fc.assert(
			fc.property(anyTemplate, (sample) => {
				const gap = beyondChakraFormat(filledWith(componentsOf(sample)));
				if (gap === null) expect(emptyPlaces(bodyOf(sample))).toEqual([]);
				else expect(gap).toMatch(/^[a-z ]+$/i);
			}),
			runs,
		);
	});

	test('holds only the code for a one-time code', () => {
		const code = fc.stringMatching(/^[0-9A-Z]{1,15}$/);
		fc.assert(
			fc.property(code, (one) => {
				const template = {
					category: 'AUTHENTICATION',
					components: [{ type: 'BODY' }, { type: 'BUTTONS', buttons: [{ type: 'OTP' }] }],
				};
				const components = componentsOf({ template, values: { code: one } });
				expect(components.map(({ type, index }) => [type, index])).toEqual([
					['body', undefined],
					['button', '0'],
				]);
				expect(chakraTemplateBody(filledWith(components, one), senderId)).toEqual({
					whatsappPhoneNumberId: senderId,
					templateName: 'made_up',
					language: 'en_US',
					otpCode: one,
				});
			}),
		);
	});
});
