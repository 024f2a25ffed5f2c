import type { INodeParameters } from 'n8n-workflow';
import { asRecord, asText } from '../../../sandbox/narrow';
import { useSandbox } from '../useSandbox';
import { useAskHost } from './useAskHost';

const sandbox = useSandbox();
const host = useAskHost(sandbox);

/** The address that the question's button opens. */
async function asked(more: INodeParameters): Promise<string> {
	await host().ask(more);
	const { name, parameters } = asRecord(
		asRecord(sandbox().messages.at(-1)?.body.interactive).action,
	);
	expect(name).toBe('cta_url');
	return asText(asRecord(parameters).url) ?? '';
}

async function shown(url: string) {
	const page = await fetch(url);
	return { status: page.status, text: await page.text(), headers: page.headers };
}

async function send(url: string, fields: Record<string, string>) {
	const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
	return { status: answer.status, text: await answer.text() };
}

/** A multipart form as n8n has parsed it for the node: its fields are under `data`. */
async function sendForm(url: string, fields: Record<string, string>) {
	const parsed = Object.entries(fields).map(([name, value]) => [`data[${name}]`, value]);
	return await send(url, Object.fromEntries(parsed));
}

const nobody = { phone: null, userId: null, name: null };
const resumed = () => host().resumed.map((items) => items.map(({ json }) => json));
const messageId = () => sandbox().messages[0]?.whatsappMessageId;

const html = `<script>alert(1)</script>"'&`;
const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;';

describe('free text', () => {
	const freeText: INodeParameters = { responseType: 'freeText' };

	test('the page takes an answer once', async () => {
		const url = await asked(freeText);
		expect(await shown(url)).toMatchObject({
			status: 200,
			text: expect.stringContaining('<textarea name="text"'),
		});
		const thanks = expect.stringContaining('Thank you, your answer has arrived');
		expect(await send(url, { text: ' On Monday,\r\nat 9 ' })).toMatchObject({
			status: 200,
			text: thanks,
		});
		expect(resumed()).toEqual([
			[
				{
					text: 'On Monday,\nat 9',
					responder: nobody,
					respondedAt: expect.stringMatching(/^\d{4}-.*Z$/),
					messageId: messageId(),
				},
			],
		]);
		expect(await send(url, { text: 'Again' })).toMatchObject({
			text: expect.stringContaining('already'),
		});
		expect(resumed()).toHaveLength(1);
	});

	test.each([
		['an empty answer', { text: ' \n ' }, /is empty/],
		['no answer', {}, /is empty/],
		['an answer that nobody sees', { text: '\0 \u200b\u2800' }, /is empty/],
		['a very long one', { text: 'x'.repeat(20_001) }, /longer than 20000/],
		['a list', { 'text[]': 'a' }, /is empty/],
	])('%s is turned down, and asked for again', async (_, fields, notice) => {
		const url = await asked(freeText);
		expect(await send(url, fields)).toMatchObject({
			status: 400,
			text: expect.stringMatching(notice),
		});
		expect(resumed()).toEqual([]);
	});

	test('a refused answer stands in the field again, and the field takes no longer one', async () => {
		const { text } = await send(await asked(freeText), { text: `${html}${'x'.repeat(20_000)}` });
		expect(text).toContain(`required aria-labelledby="question">\n${escaped}x`);
		expect(text).toContain('maxlength="20000"');
	});

	test('an answer of any length that people type comes back as it is', async () => {
		const text = `"${html}\\ {{ $json }} 👍🏽\n`.repeat(200).slice(0, 4095).trim() + '.';
		await send(await asked(freeText), { text });
		expect(resumed()).toMatchObject([[{ text }]]);
	});

	test('an answer comes without the signs that nobody types', async () => {
		await send(await asked(freeText), { text: 'A\0\u0007\tB\r\nC\u0085' });
		expect(resumed()).toMatchObject([[{ text: 'A\tB\nC' }]]);
	});

	test('what is asked shows as text, whatever it holds', async () => {
		const { text } = await shown(await asked({ ...freeText, message: html }));
		expect(text).toContain(`<h1 id="question">${escaped}</h1>`);
		expect(text).not.toContain('<script');
	});

	test('all that the person reads before she answers is in her language', async () => {
		const options = { responseFormButtonLabel: ' Enviar <3 ' };
		const { text } = await shown(await asked({ ...freeText, message: '¿Qué pasó?', options }));
		const words = text.replace(/^.*<body[^>]*>/s, '').replace(/<[^>]*>/g, ' ');
		expect(words.trim().split(/\s{2,}/)).toEqual(['¿Qué pasó?', 'Enviar &lt;3']);
	});

	test.each([{}, { responseFormButtonLabel: ' ' }])(
		'the button says Send where it is not named: %j',
		async (options) => {
			expect((await shown(await asked({ ...freeText, options }))).text).toContain('<button>Send<');
		},
	);

	test('the page runs in the direction of the question, and a notice in its own', async () => {
		const url = await asked({ ...freeText, message: 'هل توافق على الفاتورة 4711؟' });
		expect((await shown(url)).text).toContain('<body dir="auto">');
		expect((await send(url, {})).text).toContain('role="alert" dir="auto">The answer is empty.');
	});

	test('the page runs no script, is not framed, kept or told to others', async () => {
		const { headers } = await shown(await asked(freeText));
		expect(headers.get('content-type')).toMatch(/^text\/html/);
		expect(headers.get('content-security-policy')).toMatch(
			/default-src 'none'.*frame-ancestors 'none'/,
		);
		expect(headers.get('content-security-policy')).not.toMatch(/script-src/);
		expect(headers.get('cache-control')).toBe('no-store');
		expect(headers.get('referrer-policy')).toBe('no-referrer');
		expect(headers.get('x-content-type-options')).toBe('nosniff');
	});

	test('the thank you text goes to the recipient', async () => {
		const url = await asked({ ...freeText, options: { thankYouText: 'Noted' } });
		await send(url, { text: 'Yes' });
		expect(sandbox().messages[1]).toMatchObject({
			to: '15550100001',
			body: { text: { body: 'Noted' } },
		});
	});
});

describe('a form of its own', () => {
	const form = (...values: Array<Record<string, unknown>>): INodeParameters => ({
		responseType: 'customForm',
		formFields: JSON.parse(JSON.stringify({ values })),
	});
	const all = form(
		{ fieldLabel: 'Name', fieldType: 'text', requiredField: true },
		{ fieldLabel: 'Count', fieldType: 'number' },
		{ fieldLabel: 'Day', fieldType: 'date' },
		{ fieldLabel: 'Mail', fieldType: 'email' },
		{ fieldLabel: 'Size', fieldType: 'dropdown', fieldOptions: 'S, M,  X  L' },
		{ fieldLabel: 'Sure', fieldType: 'checkbox' },
		{ fieldLabel: 'Notes', fieldType: 'textarea' },
	);
	const filled = {
		field0: 'Ana',
		field1: '2.5',
		field2: '2028-02-29',
		field3: 'ana@example.com',
		field4: 'X  L',
		field5: 'yes',
		field6: 'a\r\nb',
	};

	test('gives the fields by their names', async () => {
		const url = await asked(all);
		await sendForm(url, { ...filled, field99: 'unknown', constructor: 'x' });
		expect(resumed()).toMatchObject([
			[
				{
					data: {
						Name: 'Ana',
						Count: 2.5,
						Day: '2028-02-29',
						Mail: 'ana@example.com',
						Size: 'X  L',
						Sure: true,
						Notes: 'a\nb',
					},
					responder: nobody,
				},
			],
		]);
		expect(Object.keys(asRecord(resumed()[0]?.[0]?.data))).toHaveLength(7);
	});

	test.each<[string, unknown]>([
		['with commas', ' S,M,,S '],
		['as a list', ['S', 'M']],
		["in the shape of n8n's own forms", { values: [{ option: 'S' }, { option: 'M' }] }],
	])('offers options %s', async (_, fieldOptions) => {
		const { text } = await shown(
			await asked(form({ fieldLabel: 'Size', fieldType: 'dropdown', fieldOptions })),
		);
		expect([...text.matchAll(/<option value="([^"]*)"/g)].map(([, option]) => option)).toEqual([
			'',
			'S',
			'M',
		]);
	});

	test('a field that is required by text is required', async () => {
		const url = await asked(form({ fieldLabel: 'Name', requiredField: 'true' }));
		expect(await sendForm(url, { field0: '' })).toMatchObject({ status: 400 });
	});

	test('marks what is required, and the button has the text that was given', async () => {
		const options = { responseFormButtonLabel: 'Absenden' };
		const { text } = await shown(await asked({ ...all, options }));
		expect(text.match(/ \*<\/span>/g)).toHaveLength(1);
		expect(text).toContain('<label>Name<span aria-hidden="true"> *</span><input');
		expect(text).toContain('<button>Absenden</button>');
	});

	test('gives null for what was left empty', async () => {
		await sendForm(await asked(all), { field0: 'Ana' });
		expect(resumed()[0]?.[0]?.data).toEqual({
			Name: 'Ana',
			Count: null,
			Day: null,
			Mail: null,
			Size: null,
			Sure: false,
			Notes: null,
		});
	});

	test.each([
		['field0', ' ', /Name is empty/],
		['field0', 'x'.repeat(20_001), /Name is longer/],
		['field1', 'many', /Count cannot be read/],
		['field1', 'Infinity', /Count cannot be read/],
		['field1', '0x10', /Count cannot be read/],
		['field5', 'false', /Sure cannot be read/],
		['field1', '12345678901234567890', /Count cannot be read/],
		['field2', '2027-02-29', /Day cannot be read/],
		['field2', 'tomorrow', /Day cannot be read/],
		['field3', 'ana', /Mail cannot be read/],
		['field4', 'XXL', /Size cannot be read/],
	])('turns down %s: "%.12s"', async (field, value, notice) => {
		const url = await asked(all);
		expect(await sendForm(url, { ...filled, [field]: value })).toMatchObject({
			status: 400,
			text: expect.stringMatching(notice),
		});
		expect(resumed()).toEqual([]);
	});

	test('what was typed stands in the form again after one value was refused', async () => {
		const notes = `\n\n${html}\n`;
		const url = await asked(all);
		const { text } = await sendForm(url, { ...filled, field0: ' ', field6: notes });
		expect(text).toContain('Name is empty');
		for (const part of [
			/type="number"[^>]* value="2\.5"/,
			/type="date"[^>]* value="2028-02-29"/,
			/type="email"[^>]* value="ana@example\.com"/,
			/<option value="X {2}L" selected>/,
			/type="checkbox"[^>]* checked>/,
		]) {
			expect(text).toMatch(part);
		}
		expect(text).toContain(`>\n${escaped}</textarea>`);
		expect(text).not.toContain('<script');
		expect((await shown(url)).text).not.toMatch(/ checked|"[^"]+" selected|2\.5/);
	});

	test('a refused value shows as text', async () => {
		const { text } = await sendForm(await asked(all), { ...filled, field1: html });
		expect(text).toContain(escaped);
		expect(text).not.toContain('<script');
	});

	test('names and options show as text, and come back as they are', async () => {
		const url = await asked(
			form(
				{ fieldLabel: html, fieldType: 'dropdown', fieldOptions: html },
				{ fieldLabel: '__proto__', fieldType: 'text' },
			),
		);
		const { text } = await shown(url);
		expect(text).not.toContain('<script');
		expect(text).toContain(`<option value="${escaped}">${escaped}</option>`);
		await sendForm(url, { field0: html, field1: 'polluted' });
		const data = asRecord(resumed()[0]?.[0]?.data);
		expect(Object.entries(data)).toEqual([
			[html, html],
			['__proto__', 'polluted'],
		]);
	});

	test('a form that no field is sent of is not complete', async () => {
		expect(await send(await asked(all), { field0: 'Ana' })).toMatchObject({ status: 400 });
		expect(resumed()).toEqual([]);
	});
});

describe('an approval by link', () => {
	const byLink: INodeParameters = {
		approvalOptions: { values: { approvalType: 'double' } },
		options: { answerBy: 'link', messageButtonLabel: 'Decide' },
	};

	test('opening the page decides nothing, its buttons do', async () => {
		const url = await asked(byLink);
		const { text } = await shown(url);
		expect(text).toMatch(/value="0">✓ Approve<.*value="1">✗ Decline</s);
		await shown(`${url}&choice=0`);
		expect(resumed()).toEqual([]);
		await send(url, { choice: '1' });
		expect(resumed()).toMatchObject([[{ approved: false, responder: nobody }]]);
	});

	test.each(['', '2', '-1', '0x0', 'approved', '1e0', '00000000'])(
		'"%s" is none of its buttons',
		async (choice) => {
			expect(await send(await asked(byLink), { choice })).toMatchObject({ status: 400 });
			expect(resumed()).toEqual([]);
		},
	);

	test('the link of another question, or a changed one, answers nothing', async () => {
		const earlier = await asked(byLink);
		await asked(byLink);
		expect(await send(earlier, { choice: '0' })).toMatchObject({ status: 410 });
		expect(await send(earlier.replace('answer=', 'answer=x'), { choice: '0' })).toMatchObject({
			status: 401,
		});
		expect(resumed()).toEqual([]);
	});

	test('two answers that come at once go on once', async () => {
		const url = await asked(byLink);
		await Promise.all(['0', '1', '0'].map(async (choice) => await send(url, { choice })));
		expect(resumed()).toHaveLength(1);
	});

	test('choices are buttons of the page, with their descriptions', async () => {
		const url = await asked({
			responseType: 'choices',
			choices: { choice: [{ title: 'Red', description: 'as <b>', value: '#f00' }] },
			options: { answerBy: 'link' },
		});
		expect((await shown(url)).text).toContain('Red<small>as &lt;b&gt;</small>');
		await send(url, { choice: '0' });
		expect(resumed()).toMatchObject([[{ choice: '#f00' }]]);
	});
});
