import { ChakraError } from '../transport/chakraError';

/**
 * The content of a template variable's braces: `1`, `first_name`. Also what people write in its place and WhatsApp
 * does not take, such as `first-name`: n8n would send "NaN" for it. A real n8n expression has other signs.
 */
const variable = /^\s*(?:\$?\d+|[\p{L}_][\p{L}\w]*(?:[ .-]+[\p{L}\w]+)*)\s*$/u;

/** n8n itself writes `{{ 1 }}` when braces are typed. */
const withoutInnerSpaces = (text: string) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, '{{$1}}');

/**
 * The template text as the user wrote it. n8n makes a field an expression as soon as `{{` is typed, and then evaluates
 * `Hello {{1}}` to `Hello 1`.
 * @param raw the parameter as it is stored: `=Hello {{1}}`
 * @param label the field's name in the form
 * @returns undefined where the text has no variables of an expression: what n8n evaluates is right there
 * @throws ChakraError where a text has both variables and a real expression
 */
export function writtenText(raw: unknown, label: string): string | undefined {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return undefined;
	const inBraces = Array.from(raw.matchAll(/\{\{([^{}]*)\}\}/g), ([, inside = '']) => inside);
	const variables = inBraces.filter((inside) => variable.test(inside));
	if (variables.length === 0) return undefined;
	if (variables.length === inBraces.length) return withoutInnerSpaces(raw.slice(1));
	throw new ChakraError(
		`${label} has both an expression and the variable {{${variables[0]?.trim()}}}, which n8n takes for an expression too`,
		{
			remedy:
				'Make the whole text in a node before this one, such as Edit Fields, and name its field here: {{ $json.text }}.',
		},
	);
}
