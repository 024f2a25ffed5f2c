import { ChakraError } from '../../transport/chakraError';
import { invalidBracesIn, placeholdersIn } from '../../whatsapp/templateParts/placeholders';

/** The variables of a template text. */
export interface TextVariables {
	/** Without their braces, in the order of their examples. */
	names: string[];
	format: 'POSITIONAL' | 'NAMED' | null;
}

const rule =
	'A variable is a number or a name of small letters, digits and underscores, between {{ and }}: {{1}} or {{first_name}}.';

/**
 * Finds the variables of a text: either numbers from 1 without a gap, or names in lower-case letters, digits and
 * underscores. Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates (overview,
 * components)
 * @param label the text's name in the form
 * @throws ChakraError where the variables break these rules
 */
export function variablesIn(text: string, label: string): TextVariables {
	const loose = invalidBracesIn(text);
	if (loose !== null) {
		throw new ChakraError(`${label}: ${loose} is no variable that WhatsApp takes`, {
			remedy: rule,
		});
	}
	const found = placeholdersIn(text, '');
	const names = found.map(({ token }) => token);
	const named = found.filter(({ isNamed }) => isNamed).map(({ token }) => token);
	if (found.length === 0) return { names, format: null };
	if (named.length > 0 && named.length < found.length) {
		throw new ChakraError(`${label} has both numbered and named variables`, {
			remedy: 'Use either {{1}}, {{2}} and so on, or names such as {{first_name}}.',
		});
	}
	const odd = named.find((name) => !/^[a-z][a-z0-9_]*$/.test(name));
	if (odd !== undefined) {
		throw new ChakraError(`${label}: {{${odd}}} is no name that WhatsApp takes for a variable`, {
			remedy: rule,
		});
	}
	const gap = named.length > 0 ? -1 : names.findIndex((name, index) => Number(name) !== index + 1);
	if (gap >= 0) {
		throw new ChakraError(`${label} has {{${names[gap]}}} where {{${gap + 1}}} should come`, {
			remedy: 'Number the variables from 1, without a gap.',
		});
	}
	return { names, format: named.length > 0 ? 'NAMED' : 'POSITIONAL' };
}

/**
 * The examples for Meta's review, one for each variable.
 * @param part `body` or `header`
 * @param examples by variable
 * @returns Meta's `example` of the component, or an empty object for a text without variables
 * @throws ChakraError where an example is missing or belongs to no variable
 */
export function exampleOf(
	part: 'body' | 'header',
	{ names, format }: TextVariables,
	examples: ReadonlyMap<string, string>,
	label: string,
): object {
	const missing = names.find((name) => !examples.has(name));
	if (missing !== undefined) {
		throw new ChakraError(`${label} has no example for {{${missing}}}`, {
			remedy:
				"Add one: Meta's review wants an example for each variable, and no real person's data.",
		});
	}
	const extra = [...examples.keys()].find((name) => !names.includes(name));
	if (extra !== undefined) {
		throw new ChakraError(
			`${label} gives an example for {{${extra}}}, which the text does not have`,
			{
				remedy: 'Remove it, or put the variable into the text.',
			},
		);
	}
	if (format === null) return {};
	const values = names.map((name) => examples.get(name) ?? '');
	if (format === 'NAMED') {
		const params = names.map((name, nth) => ({ param_name: name, example: values[nth] }));
		return { example: { [`${part}_text_named_params`]: params } };
	}
	return { example: { [`${part}_text`]: part === 'body' ? [values] : values } };
}
