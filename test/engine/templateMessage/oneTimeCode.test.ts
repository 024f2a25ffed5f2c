import { onlyJson } from '../operate';
import { useSandbox } from '../useSandbox';
import { chakraTemplate, listed, named, sendTemplate } from './templateMessage';

const sandbox = useSandbox();

const body = { type: 'BODY', text: '{{1}} is your code.' };
const buttons = (type: string) => ({
	type: 'BUTTONS',
	buttons: [{ type, text: 'Copy', url: 'https://x/{{1}}' }],
});

test.each([
	['by its category', { category: 'AUTHENTICATION', components: [body, buttons('URL')] }],
	[
		'by its category in small letters',
		{ category: 'authentication', components: [body, buttons('URL')] },
	],
	['by its button', { category: 'UTILITY', components: [body, buttons('otp')] }],
])('the code goes out cleaned, where a template is told to be for one %s', async (_, more) => {
	const template = { id: '1', name: 'made_up', language: 'en_US', status: 'APPROVED', ...more };
	sandbox().inject({
		match: { path: 'message_templates' },
		status: 200,
		body: { data: [template] },
	});
	const json = onlyJson(
		await sendTemplate(sandbox(), 'send', {
			...listed('made_up', { code: ' 1234\n56 ' }),
			options: { validateOnly: true },
		}),
	);
	expect(json?.request).toMatchObject({ body: chakraTemplate('made_up', { otpCode: '1234 56' }) });
});

test('the code by hand goes out cleaned too', async () => {
	await sendTemplate(sandbox(), 'send', named('login_otp', [['code', '', ' 1234\n56 ']]));
	expect(sandbox().messages[0]?.body).toEqual(chakraTemplate('login_otp', { otpCode: '1234 56' }));
});
