import { ChakraError } from '../../transport/chakraError';

/** The content of a template variable's braces: `1`, `first_name`. A real n8n expression is longer than that. */
const variable = /^\s*(?:\d+|[A-Za-z_]\w*)\s*$/;

/** n8n itself writes `{{ 1 }}` when braces are typed. */
const withoutInnerSpaces = (text: string) => text.replace(/\{\{\s*(\w+)\s*\}\}/g, '{{$1}}');

/**
 * The template text as the user wrote it. n8n makes a field an expression as soon as `{{` is typed, and then evaluates
 * `Hello {{1}}` to `Hello 1`.
 * @param raw the parameter as it is stored: `=Hello {{1}}`
 * @param evaluated the value that n8n gives for it
 * @param label the field's name in the form
 * @throws ChakraError where a text has both variables and a real expression
 */
export function writtenText(raw: unknown, evaluated: unknown, label: string): unknown {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return evaluated;
	const inBraces = Array.from(raw.matchAll(/\{\{([^{}]*)\}\}/g), ([, inside = '']) => inside);
	const variables = inBraces.filter((inside) => variable.test(inside));
	if (variables.length === 0) return evaluated;
	if (variables.length === inBraces.length) return withoutInnerSpaces(raw.slice(1));
	throw new ChakraError(
		`${label} has both an expression and the variable {{${variables[0]?.trim()}}}, which n8n takes for an expression too`,
		{
			remedy:
				'Make the whole text in a node before this one, such as Edit Fields, and name its field here: {{ $json.text }}.',
		},
	);
}
