import { isObject } from '../../json/isObject';
import { jsonValue } from '../../json/parseJson';
import { readOneOf } from '../../parameters/choice';
import { readFlag } from '../../parameters/flag';
import { expectValues } from '../../parameters/givenText';
import { notJsonRemedy } from '../../parameters/jsonObject';
import { entriesIn } from '../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../parameters/limitedText';
import { ChakraError } from '../../transport/chakraError';
import { buttonsComponent } from './buttonForm';
import { exampleOf, variablesIn, type TextVariables } from './templateVariablesInText';

/** The form's values, by parameter name. */
export type TemplateValues = Readonly<Record<string, unknown>>;

/** The content of a template in Meta's create and edit calls. */
export interface TemplateContent {
	components: object[];
	/** Only sent for NAMED. POSITIONAL is Meta's default. */
	parameter_format?: 'NAMED';
}

/**
 * Makes the content from the form's values. Source of the limits:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates/components
 * @throws ChakraError with the name of the field and the limit
 */
export function contentFromForm(values: TemplateValues): TemplateContent {
	if (values.category === 'AUTHENTICATION') return { components: codeComponents(values) };
	const header = headerComponent(values);
	const body = bodyComponent(values);
	const formats = [header?.variables.format, body.variables.format];
	if (formats.includes('NAMED') && formats.includes('POSITIONAL')) {
		throw new ChakraError('Header Text and Body do not have the same kind of variables', {
			remedy: 'Use numbers in both, or names in both.',
		});
	}
	const footer = footerComponent(values);
	const buttons = buttonsComponent(values.buttons);
	const components = [header?.component, body.component, footer, buttons].filter(isObject);
	return { components, ...(formats.includes('NAMED') && { parameter_format: 'NAMED' }) };
}

interface TextPart {
	component: object;
	variables: TextVariables;
}

const HEADERS = ['none', 'text', 'image', 'video', 'document', 'location'] as const;

function headerComponent(values: TemplateValues): TextPart | null {
	const header = readOneOf(values.headerFormat ?? 'none', HEADERS, 'Header');
	if (header === 'none') return null;
	if (header === 'text') return textHeader(values);
	const example = header === 'location' ? {} : { example: { header_handle: [handleOf(values)] } };
	return {
		component: { type: 'HEADER', format: header.toUpperCase(), ...example },
		variables: { names: [], format: null },
	};
}

/** Source: developers.facebook.com/docs/graph-api/guides/upload (Resumable Upload API) */
function handleOf({ headerHandle }: TemplateValues): string {
	const remedy =
		"Upload an example file with Meta's Resumable Upload API and give the handle it answers (h). ChakraHQ documents no way to get one.";
	const given = optionalText(trimmed(headerHandle), { label: 'Header Handle', max: 10_000 });
	if (given === undefined) throw new ChakraError('Header Handle is empty', { remedy });
	if (/^https?:\/\//i.test(given)) {
		throw new ChakraError('Header Handle is a URL, and Meta wants a handle there', { remedy });
	}
	return given;
}

function textHeader({ headerText, headerExample }: TemplateValues): TextPart {
	const text = requiredText(trimmed(headerText), { label: 'Header Text', max: 60 });
	const variables = variablesIn(text, 'Header Text');
	const [name, second] = variables.names;
	if (second !== undefined) {
		throw new ChakraError(
			`Header Text has ${variables.names.length} variables, and WhatsApp takes one`,
			{
				remedy: 'Move the others into Body.',
			},
		);
	}
	const example = optionalText(trimmed(headerExample), { label: 'Header Example', max: 60 });
	const examples = new Map(example === undefined ? [] : [[name ?? '1', example]]);
	return {
		component: {
			type: 'HEADER',
			format: 'TEXT',
			text,
			...exampleOf('header', variables, examples, 'Header Example'),
		},
		variables,
	};
}

function bodyComponent({ bodyText, bodyExamples }: TemplateValues): TextPart {
	const text = requiredText(trimmed(bodyText), { label: 'Body', max: 1024 });
	const variables = variablesIn(text, 'Body');
	// Meta refuses such a text with subcode 2388299.
	if (variables.names.length > 0 && (/^\{\{/.test(text) || /\}\}$/.test(text))) {
		throw new ChakraError(
			'Body starts or ends with a variable, and WhatsApp takes no such template',
			{
				remedy: 'Put words before the first variable and after the last one; a full stop will do.',
			},
		);
	}
	const examples = readExamples(bodyExamples);
	return {
		component: { type: 'BODY', text, ...exampleOf('body', variables, examples, 'Body Examples') },
		variables,
	};
}

function readExamples(given: unknown): Map<string, string> {
	const examples = new Map<string, string>();
	for (const [index, { variable, value }] of entriesIn(given, 'example').entries()) {
		const where = `Body Examples, number ${index + 1}`;
		const slot = { label: `${where}: Variable`, max: 100 };
		const name = requiredText(String(variable ?? '').replace(/[{}\s]/g, ''), slot);
		if (examples.has(name)) {
			throw new ChakraError(`${where}: there are two examples for {{${name}}}`, {
				remedy: 'Give each its own Variable, or remove one of them.',
			});
		}
		examples.set(name, requiredText(trimmed(value), { label: `${where}: Example`, max: 1024 }));
	}
	return examples;
}

function footerComponent({ footerText }: TemplateValues): object | null {
	const text = optionalText(trimmed(footerText), { label: 'Footer', max: 60 });
	if (text === undefined) return null;
	if (variablesIn(text, 'Footer').names.length > 0) {
		throw new ChakraError('Footer has a variable, and WhatsApp takes none there', {
			remedy: 'Move it into Body.',
		});
	}
	return { type: 'FOOTER', text };
}

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates/authentication-templates */
function codeComponents(values: TemplateValues): object[] {
	const { securityRecommendation, codeExpirationMinutes = 0, copyButtonText } = values;
	const minutes = Number(codeExpirationMinutes);
	if (!Number.isInteger(minutes) || minutes < 0 || minutes > 90) {
		throw new ChakraError(`Code Expires After is ${String(codeExpirationMinutes)} minutes`, {
			remedy: 'WhatsApp takes 1 to 90 minutes; 0 shows nothing.',
		});
	}
	const text = optionalText(trimmed(copyButtonText), { label: 'Copy Button Text', max: 25 });
	const isRecommended = readFlag(securityRecommendation ?? true, {
		displayName: 'Security Recommendation',
	});
	return [
		{ type: 'BODY', add_security_recommendation: isRecommended },
		...(minutes > 0 ? [{ type: 'FOOTER', code_expiration_minutes: minutes }] : []),
		{
			type: 'BUTTONS',
			buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', ...(text !== undefined && { text }) }],
		},
	];
}

/**
 * Reads the components from JSON, unchanged. Where examples have names, Meta wants the format NAMED.
 * @throws ChakraError where it is not a JSON list of components, or a text in it is lost
 */
export function contentFromJson({ componentsJson }: TemplateValues): TemplateContent {
	const components = jsonValue(componentsJson);
	if (!Array.isArray(components) || components.length === 0 || !components.every(isObject)) {
		throw new ChakraError('Components (JSON) is not a JSON list of components', {
			remedy: notJsonRemedy(
				componentsJson,
				'Give a list in square brackets, such as [{ "type": "BODY", "text": "Your order is ready." }].',
			),
		});
	}
	expectValues(components, 'Components (JSON)');
	const isNamed = JSON.stringify(components).includes('_text_named_params"');
	return { components, ...(isNamed && { parameter_format: 'NAMED' }) };
}
