import type { Fault } from '../../../sandbox/server';
import { onlyJson, errorOf } from '../operate';
import { picture } from '../pictures';
import { useSandbox } from '../useSandbox';
import { listed, named, operations, sendTemplate } from './templateMessage';

const sandbox = useSandbox();

const sends = () =>
	sandbox().requests.filter(({ path }) => /send-template-message$|\/messages$/.test(path));
const onSend = (fault: Fault): Fault => ({
	...fault,
	match: { path: /send-template-message$|\/messages$/ },
});
const picturePromo = {
	...named('christmas_promo_23', [['body', '1', 'Ana']]),
	headerMedia: 'binary',
	binaryPropertyName: 'data',
	options: { maxTries: 5 },
};
const withPicture = { items: [{ files: { data: picture } }] };

describe.each(operations)('%s', (operation) => {
	test.each<[string, Fault]>([
		['a reset after the message is handled', { cutAnswer: true }],
		['a reset with nothing read', { refuse: true }],
		['a 500', { status: 500 }],
		['a 502', { status: 502, body: '<html>Bad Gateway</html>' }],
		['a 503 without Retry-After', { status: 503 }],
		['a 504', { status: 504 }],
	])('never sends again after %s, and says what is unclear', async (_, fault) => {
		sandbox().inject(onSend({ ...fault, times: 9 }));
		const refusal = errorOf(await sendTemplate(sandbox(), operation, picturePromo, withPicture));
		expect(refusal).toMatch(/It may have been sent all the same: look before you send it again/);
		expect(sends()).toHaveLength(1);
		expect(sandbox().uploads).toHaveLength(1);
	});

	test("the ID of an error is none of a message's", async () => {
		const body = { id: 'request-1', message: 'The template is paused' };
		sandbox().inject(onSend({ status: 400, body, times: 9 }));
		const refusal = errorOf(await sendTemplate(sandbox(), operation, picturePromo, withPicture));
		expect(refusal).toMatch(/did not accept the request \(HTTP 400\): The template is paused/);
	});

	test('gives up one send after its time-out, with the words of a send', async () => {
		sandbox().inject(onSend({ neverAnswer: true, times: 9 }));
		const parameters = { ...picturePromo, options: { maxTries: 5, timeout: 1 } };
		const refusal = errorOf(await sendTemplate(sandbox(), operation, parameters, withPicture));
		expect(refusal).toMatch(/^ChakraHQ gave no answer within a second.*may have been sent/);
		expect(refusal).not.toMatch(/upload/i);
		expect(sends()).toHaveLength(1);
	});

	test.each<[string, Fault]>([
		['a 429', { status: 429, headers: { 'retry-after': '0' } }],
		['a 503 that says when', { status: 503, headers: { 'retry-after': '0' } }],
	])('sends again after %s, with the picture that is up already', async (_, fault) => {
		sandbox().inject(onSend({ ...fault, times: 2 }));
		onlyJson(await sendTemplate(sandbox(), operation, picturePromo, withPicture));
		expect(sends()).toHaveLength(3);
		expect(sandbox().messages).toHaveLength(1);
		expect(sandbox().uploads).toHaveLength(1);
	});

	test('with Validate Only neither sends nor uploads, and shows the request', async () => {
		const parameters = {
			...listed('christmas_promo_23', { body_1: 'Ana' }),
			headerMedia: 'binary',
			binaryPropertyName: 'data',
			options: { validateOnly: true },
		};
		const json = onlyJson(await sendTemplate(sandbox(), operation, parameters, withPicture));
		expect(json).toEqual({
			validateOnly: true,
			request: {
				method: 'POST',
				url: expect.stringMatching(/(send-template-message|messages)$/),
				body: expect.any(Object),
			},
		});
		expect(JSON.stringify(json)).toContain('https://public-url-after-upload.invalid/hat.png');
		expect(sandbox().requests.filter(({ method }) => method !== 'GET')).toEqual([]);
	});
});

test.each(['send', 'sendMeta'] as const)(
	'%s: a response without an ID is unclear',
	async (operation) => {
		sandbox().inject(onSend({ status: 200, body: { _data: { status: 'ok' } } }));
		expect(errorOf(await sendTemplate(sandbox(), operation, named('hello_world')))).toMatch(
			/^ChakraHQ answered without an ID for the message \[item 0\] \| It may have been sent/,
		);
	},
);

test('sendForProcess: an answer without an ID is none, for its shape is not documented', async () => {
	sandbox().inject(onSend({ status: 200, body: { _data: {} } }));
	expect(onlyJson(await sendTemplate(sandbox(), 'sendForProcess', named('hello_world')))).toEqual({
		messageId: null,
		whatsappMessageId: null,
		status: 'accepted',
		recipient: 'lead LEAD-1',
		template: 'hello_world',
	});
});

test('sendMeta: a message that Meta holds back is not called accepted', async () => {
	const held = { id: 'wamid.H', message_status: 'held_for_quality_assessment' };
	sandbox().inject(onSend({ status: 200, body: { messages: [held] } }));
	expect(onlyJson(await sendTemplate(sandbox(), 'sendMeta', named('hello_world')))).toMatchObject({
		whatsappMessageId: 'wamid.H',
		status: 'held_for_quality_assessment',
	});
});
