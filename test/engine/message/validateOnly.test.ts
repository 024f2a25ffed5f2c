import { onlyJson, errorOf, senderId } from '../operate';
import { pdf } from '../pictures';
import { useSandbox } from '../useSandbox';
import { envelope, send } from './message';

const sandbox = useSandbox();
const options = { validateOnly: true };

test('gives the exact request, sends nothing and uploads nothing', async () => {
	const result = await send(
		sandbox(),
		{ type: 'document', mediaSource: 'binary', binaryPropertyName: 'data', options },
		{ items: [{ files: { data: pdf } }] },
	);
	expect(onlyJson(result)).toEqual({
		validateOnly: true,
		request: {
			method: 'POST',
			url: `${sandbox().url}/v1/ext/plugin/whatsapp/${sandbox().pluginId}/api/v24.0/${senderId}/messages`,
			body: {
				...envelope,
				type: 'document',
				document: {
					link: 'https://public-url-after-upload.invalid/Invoice%207.pdf',
					filename: 'Invoice 7.pdf',
				},
			},
		},
	});
	expect(sandbox().requests).toEqual([]);
});

test('refuses what Send would refuse', async () => {
	expect(errorOf(await send(sandbox(), { text: '={{ "" }}', options }))).toMatch(/^Text is empty/);
});

test('shows no token', async () => {
	// `operate` checks that the token is nowhere in the result. Here it would be in the item.
	const json = onlyJson(await send(sandbox(), { options }));
	expect(JSON.stringify(json)).not.toMatch(/authorization|bearer/i);
});

test.each([['={{ "true" }}'], ['={{ 1 }}'], ['={{ "TRUE " }}']])(
	'%s for Validate Only sends nothing either',
	async (validateOnly) => {
		const result = await send(sandbox(), { options: { validateOnly } });
		expect(onlyJson(result)).toMatchObject({ validateOnly: true });
		expect(sandbox().requests).toEqual([]);
	},
);

test.each([['={{ "false" }}'], ['={{ 0 }}'], ['={{ "" }}']])(
	'%s for Validate Only sends',
	async (validateOnly) => {
		await send(sandbox(), { options: { validateOnly } });
		expect(sandbox().messages).toHaveLength(1);
	},
);

test.each([
	'={{ $json.nowhere }}',
	'={{ null }}',
	'={{ $json.a.b.c }}',
	"={{ (() => { throw new Error('no') })() }}",
])(
	'%s for Validate Only, which finds no value, is refused, and nothing is sent',
	async (validateOnly) => {
		for (const more of [{}, { sendOnceKey: 'a' }]) {
			const options = { validateOnly, ...more };
			expect(errorOf(await send(sandbox(), { options }))).toMatch(
				/^Validate Only has no value, so nothing was sent \[item 0\] \| Correct the expression/,
			);
		}
		expect(sandbox().requests).toEqual([]);
	},
);

test('a value that is neither true nor false is refused, and nothing is sent', async () => {
	const options = { validateOnly: '={{ "perhaps" }}' };
	expect(errorOf(await send(sandbox(), { options }))).toMatch(
		/^Validate Only must be true or false, and is "perhaps" \[item 0\] \| Correct the expression/,
	);
	expect(sandbox().requests).toEqual([]);
});
