import { isObject } from '../../../json/isObject';
import type { Item } from '../../item';
import { BODY_MAX } from '../interactive';
import { messageField } from './fields';

/** What an AI agent wants to give to the tool that needs the approval. It is an object. */
const TOOL_PARAMETERS = /\{\{\s*\$tool\.parameters\s*\}\}/;

/**
 * The question. n8n's own text for an approval holds `{{ $tool.parameters }}`, of which n8n makes `[object Object]`. So
 * the parameters are written here, one in each line. Where they are too long for WhatsApp they are cut, and the person
 * reads that: n8n would tell the agent that the person had rejected.
 * @throws ChakraError where it is empty, or holds a lost value
 */
export function questionText(item: Item): string {
	const raw = item.context.getNode().parameters[messageField.name];
	const parts =
		typeof raw === 'string' && raw.startsWith('=') ? raw.slice(1).split(TOOL_PARAMETERS) : [];
	if (parts.length < 2) return item.text(messageField);
	const evaluated = (expression: string): unknown =>
		item.context.evaluateExpression(expression, item.index);
	const parameters = evaluated('{{ $tool.parameters }}');
	if (!isObject(parameters)) return item.text(messageField);
	const texts = parts.map((part) => (part === '' ? '' : String(evaluated(part))));
	const room = BODY_MAX - [...texts.join('')].length;
	return texts.join(shortened(linesOf(parameters), room)).trim();
}

const linesOf = (parameters: Record<string, unknown>): string =>
	Object.entries(parameters)
		.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
		.join('\n');

function shortened(text: string, room: number): string {
	const letters = [...text];
	if (letters.length <= room) return text;
	const note = (left: number) => `… (cut: ${left} more characters)`;
	const kept = Math.max(0, room - note(letters.length).length);
	return `${letters.slice(0, kept).join('')}${note(letters.length - kept)}`;
}
