import type { INodeParameters } from 'n8n-workflow';
import { mostAtOnce } from '../../../sandbox/mostAtOnce';
import type { InputItem } from '../engine';
import { binaryModes } from '../engine';
import { picture } from '../pictures';
import { useSandbox } from '../useSandbox';
import { listed, named, operations, sendTemplate } from './templateMessage';

const sandbox = useSandbox();

/** Fifty recipients with the same stored picture, as after a node that makes many items of one. */
const recipients = Array.from({ length: 50 }, (_, index) => ({
	phone: `+1 555 020 ${String(1000 + index)}`,
	name: `Guest ${index}`,
}));
const digits = recipients.map(({ phone }) => phone.replace(/\D/g, ''));
const items: InputItem[] = recipients.map((json, index) => ({
	json,
	...(index === 0 ? { files: { data: picture } } : { sameFilesAs: 0 }),
}));

const campaign = {
	recipient: '={{ $json.phone }}',
	headerMedia: 'binary',
	binaryPropertyName: 'data',
	...named('christmas_promo_23', [['body', '1', '={{ $json.name }}']]),
};
const byList = {
	...campaign,
	...listed('christmas_promo_23', { body_1: '={{ $json.name }}' }),
};
const values = () =>
	sandbox().messages.map(({ body: { mapping } }) =>
		Array.isArray(mapping) ? mapping[0].schemaPropertyValue : undefined,
	);

describe.each(binaryModes)('50 recipients and one picture, kept in %s mode', (binaryMode) => {
	test('make one upload and 50 sends, in order, each paired with its recipient', async () => {
		const { output, error } = await sendTemplate(sandbox(), 'send', campaign, {
			binaryMode,
			items,
		});

		expect(error).toBeUndefined();
		expect(sandbox().uploads).toHaveLength(1);
		expect(sandbox().messages.map(({ to }) => to)).toEqual(digits);
		expect(values()).toEqual(recipients.map(({ name }) => name));
		expect(output.map(({ json, pairedItem }) => [json.recipient, pairedItem])).toEqual(
			digits.map((recipient, item) => [recipient, { item }]),
		);
		expect(output.map(({ json }) => json.whatsappMessageId)).toEqual(
			sandbox().messages.map(({ whatsappMessageId }) => whatsappMessageId),
		);
		const urls = new Set(output.map(({ json }) => json.publicMediaUrl));
		expect([...urls]).toEqual([sandbox().uploads[0]?.publicMediaUrl]);
	});
});

test('read the list of templates once', async () => {
	await sendTemplate(sandbox(), 'send', byList, { items });
	expect(values()).toEqual(recipients.map(({ name }) => name));
	const reads = sandbox().requests.filter(({ method }) => method === 'GET');
	expect(reads.map(({ operationId, query }) => `${operationId}${query}`)).toEqual([
		'listWhatsappPhoneNumbers',
		'listMessageTemplates?limit=100',
		expect.stringMatching(/^listMessageTemplates\?limit=100&after=/),
	]);
});

test('stop while their values are read, before anything is sent: the values of many do not hold n8n up', async () => {
	const withLink = { headerMedia: 'url', headerMediaUrl: 'https://shop.example/picture.png' };
	const { run } = await sendTemplate(
		sandbox(),
		'send',
		{ ...byList, ...withLink },
		{
			items: Array.from({ length: 4000 }, (_, at) => ({
				json: recipients[at % recipients.length],
			})),
			// A moment after the last answer, so that it has been read.
			cancelWhen: () =>
				sandbox().requests.filter(({ endedAt }) => endedAt && Date.now() - endedAt > 50).length >=
				3,
		},
	);
	expect(run.status).toBe('canceled');
	expect(sandbox().messages).toEqual([]);
});

test('read the list of templates again after it could not be read for an item', async () => {
	sandbox().inject({ match: { path: /message_templates/ }, status: 500 });
	const { output } = await sendTemplate(
		sandbox(),
		'send',
		{ ...byList, options: { maxTries: 1 } },
		{ items, onError: 'continueRegularOutput' },
	);
	expect(output[0]?.json.error).toContain('HTTP 500');
	expect(sandbox().messages.map(({ to }) => to)).toEqual(digits.slice(1));
});

describe('a recipient in the middle that WhatsApp refuses', () => {
	const refuseOne = () =>
		sandbox().inject({
			match: { path: digits[20] },
			status: 400,
			body: { _data: [], _errors: ['(#131026) Message undeliverable'] },
		});

	test('stops the run, and later recipients get nothing', async () => {
		refuseOne();
		const { error, output } = await sendTemplate(sandbox(), 'send', campaign, { items });
		expect(error?.message).toMatch(/\(#131026\).* \[item 20\]$/);
		expect(error?.description).toMatch(/Done before the node stopped, .*: 20 items/);
		expect(output).toEqual([]);
		expect(sandbox().messages.map(({ to }) => to)).toEqual(digits.slice(0, 20));
	});

	test('is reported at its position if the node continues, and all others get their message', async () => {
		refuseOne();
		const { output } = await sendTemplate(sandbox(), 'send', campaign, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(output).toHaveLength(50);
		expect(output[20]).toMatchObject({
			json: { metaCode: 131026, httpStatus: 400 },
			pairedItem: { item: 20 },
		});
		expect(output.filter(({ json }) => json.error)).toHaveLength(1);
		expect(sandbox().messages.map(({ to }) => to)).toEqual(digits.filter((_, i) => i !== 20));
		expect(sandbox().uploads).toHaveLength(1);
	});

	test('goes to the error output if the node has one', async () => {
		refuseOne();
		const { output, errorOutput } = await sendTemplate(sandbox(), 'send', campaign, {
			items,
			onError: 'continueErrorOutput',
		});
		expect(output).toHaveLength(49);
		expect(errorOutput).toHaveLength(1);
		expect(String(errorOutput[0]?.json.error)).toMatch(/\(#131026\).* \[item 20\]$/);
	});
});

describe('Parallel Sends', () => {
	const inParallel = (parallelSends: unknown) =>
		({ ...campaign, options: { parallelSends } }) as INodeParameters;

	test.each(operations)('sends as many at once as it says, by %s', async (operation) => {
		sandbox().configure({ answerDelayMs: 250 });
		const parameters = inParallel(8);
		const { output, error } = await sendTemplate(sandbox(), operation, parameters, { items });

		expect(error).toBeUndefined();
		expect(mostAtOnce(sandbox().requests)).toBe(8);
		expect(sandbox().uploads).toHaveLength(1);
		expect(sandbox().messages).toHaveLength(50);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		if (operation === 'sendForProcess') return;
		expect(output.map(({ json }) => json.recipient)).toEqual(digits);
	});

	test('sends one after the other by default', async () => {
		sandbox().configure({ answerDelayMs: 20 });
		await sendTemplate(sandbox(), 'send', campaign, { items: items.slice(0, 6) });
		expect(mostAtOnce(sandbox().requests)).toBe(1);
	});

	test('finishes the requests under way when one is refused, and remembers them', async () => {
		sandbox().configure({ answerDelayMs: 60 });
		sandbox().inject({ match: { path: digits[2] }, status: 400, body: { _errors: ['no'] } });
		const { error } = await sendTemplate(sandbox(), 'send', inParallel(4), { items });
		expect(error?.message).toMatch(/\[item 2\]$/);
		const sent = sandbox().messages.length;
		expect(sent).toBeLessThan(12);
		expect(error?.description).toContain(`not in its output: ${sent} items`);
		expect(error?.description).toContain(
			'Retry, under Executions, does not do them again; Execute step in the editor does.',
		);
	});

	test.each([0, 51, 'many'])('is refused if it is %j, before anything is sent', async (many) => {
		const { error } = await sendTemplate(sandbox(), 'send', inParallel(many), { items });
		expect(error?.message).toMatch(/^Parallel Sends must be a whole number from 1 to 50/);
		expect(sandbox().requests).toEqual([]);
	});
});
