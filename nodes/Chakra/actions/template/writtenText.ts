import { ChakraError } from '../../transport/chakraError';

/** A variable of a template between its braces: `1`, `first_name`. Real expressions hold more than that. */
const variable = /^\s*(?:\d+|[A-Za-z_]\w*)\s*$/;

/**
 * The text of a template as somebody wrote it. n8n makes an expression of a field as soon as `{{` is typed into it, and
 * `Hello {{1}}` then gives `Hello 1`.
 * @param raw the parameter as it is stored: `=Hello {{1}}`
 * @param evaluated what n8n made of it
 * @param label how a refusal calls the field
 * @throws ChakraError where variables and a real expression stand in one text
 */
export function writtenText(raw: unknown, evaluated: unknown, label: string): unknown {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return evaluated;
	const inBraces = Array.from(raw.matchAll(/\{\{([^{}]*)\}\}/g), ([, inside = '']) => inside);
	const variables = inBraces.filter((inside) => variable.test(inside));
	if (variables.length === 0) return evaluated;
	if (variables.length === inBraces.length) return raw.slice(1);
	throw new ChakraError(
		`${label} has both an expression and the variable {{${variables[0]?.trim()}}}, which n8n takes for an expression too`,
		{
			remedy:
				'Make the whole text in a node before this one, such as Edit Fields, and name its field here: {{ $json.text }}.',
		},
	);
}
