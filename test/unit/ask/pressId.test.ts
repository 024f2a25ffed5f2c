import {
	answerOf,
	newQuestionId,
	PRESS_ID_MAX,
	pressIdOf,
	readPressId,
} from '../../../nodes/Chakra/ask/pressId';
import { signatureOf, waitingBaseOf, waitingUrl } from '../../../nodes/Chakra/ask/signedAddress';

const press = {
	executionId: '4711',
	nodeId: '3f1c9a52-0d5e-4c1b-9a57-2f6f1f3f7b10',
	answer: answerOf(newQuestionId(), 9),
	signature: 'a1'.repeat(32),
};
const id = pressIdOf(press);

test('what a button carries comes back whole, within 128 characters', () => {
	expect(readPressId(id)).toEqual(press);
	expect(id.length).toBeLessThanOrEqual(128);
	const odd = { ...press, nodeId: 'a|b/ä%7C' };
	expect(readPressId(pressIdOf(odd))).toEqual(odd);
});

test.each([
	['nothing', null],
	['an empty text', ''],
	['another button', 'yes'],
	['only the prefix', 'chakra-ask|'],
	['another prefix', id.replace('chakra-ask', 'chakra-asks')],
	['one part more', `${id}|x`],
	['one part less', id.slice(0, id.lastIndexOf('|'))],
	['a longer ID than any', `${id}${'x'.repeat(PRESS_ID_MAX)}`],
	['a path for an execution', id.replace('|4711|', '|../../rest|')],
	['no node', id.replace(press.nodeId, '')],
	['a node that is no text', id.replace(press.nodeId, '%E0%A4%A')],
	['an answer without a number', id.replace('.9|', '|')],
	['an answer that is no number', id.replace('.9|', '.x|')],
	['a short signature', id.slice(0, -1)],
	['a blank in front', ` ${id}`],
	['a line at its end', `${id}\n`],
])('%s is no press of a question', (_, given) => {
	expect(readPressId(given)).toBeNull();
});

test('the address of an answer, at the root and below a path', () => {
	const { executionId, nodeId, answer, signature } = press;
	expect(waitingUrl('https://n8n.example.com/webhook-waiting', press)).toBe(
		`https://n8n.example.com/webhook-waiting/${executionId}/${nodeId}?answer=${answer}&signature=${signature}`,
	);
	const below = new URL(waitingUrl('https://example.com/a/n8n/webhook-waiting', press));
	expect(below.pathname).toBe(`/a/n8n/webhook-waiting/${executionId}`);
	expect(below.searchParams.get('signature')).toBe(`${signature}/${nodeId}`);
	expect(signatureOf(below.searchParams.get('signature'))).toBe(signature);
	expect(signatureOf(undefined)).toBe('');
});

test('where executions wait is read from the address of any', () => {
	expect(waitingBaseOf('https://example.com/n8n/waits/__UNKNOWN__?signature=x')).toBe(
		'https://example.com/n8n/waits',
	);
});
