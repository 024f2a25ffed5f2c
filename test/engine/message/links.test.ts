import type { INodeParameters } from 'n8n-workflow';
import { onlyJson, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';
import { send } from './message';

const sandbox = useSandbox();

const sendLink = async (type: string, mediaUrl: string, more: INodeParameters = {}) =>
	await send(sandbox(), { type, mediaSource: 'url', mediaUrl, ...more });

test.each<[string, string, INodeParameters]>([
	['image', 'a.gif', {}],
	['image', 'a.HEIC?v=1', {}],
	['image', 'a.svg', { options: { mediaCheck: 'ignore' } }],
	['video', 'a.mov', {}],
	['audio', 'a.wav', {}],
	['sticker', 'a.gif', {}],
	['document', 'a.csv', {}],
])('no message as %s by a link to %s, which WhatsApp does not take', async (type, name, more) => {
	const refusal = errorOf(await sendLink(type, `https://example.com/${name}`, more));
	expect(refusal).toMatch(/^The link ending in "a\.\w+" cannot be sent as .*convert it/);
	expect(sandbox().requests).toEqual([]);
});

test('nor does one stand above buttons', async () => {
	const buttons = { text: 'This one?', header: 'image', buttons: { button: [{ title: 'Yes' }] } };
	const refusal = errorOf(await sendLink('replyButtons', 'https://example.com/a.gif', buttons));
	expect(refusal).toMatch(/^The link ending in "a\.gif" cannot be sent as an image/);
});

test.each<[string, string, INodeParameters]>([
	['image', 'a.jfif', {}],
	['image', 'picture.php', {}],
	['image', 'v1.2', {}],
	['image', '?file=a.gif', {}],
	['video', 'a.m4v', {}],
	['document', 'a.csv', { options: { mediaCheck: 'warn' } }],
])('a message as %s by a link to %s is sent', async (type, name, more) => {
	onlyJson(await sendLink(type, `https://example.com/${name}`, more));
	expect(sandbox().messages).toHaveLength(1);
});

test.each([
	['https://shop.example/Größe 5?q=ä', 'https://shop.example/Gr%C3%B6%C3%9Fe%205?q=%C3%A4'],
	['https://größe.example', 'https://xn--gre-6ka8i.example/'],
	['https://shop.example/a%20b?x={1}', 'https://shop.example/a%20b?x={1}'],
])('a button opens %s, as %s', async (buttonUrl, url) => {
	onlyJson(
		await send(sandbox(), { type: 'urlButton', text: 'Look', buttonText: 'Open', buttonUrl }),
	);
	expect(JSON.stringify(sandbox().messages[0]?.body)).toContain(`"url":"${url}"`);
});

test.each([
	['Invoice', 'Invoice'],
	['../bills/Invoice\r\n\u202efdp', 'Invoicefdp'],
	['Rechnung%20M%C3%A4rz', 'Rechnung März'],
	['x'.repeat(300), 'x'.repeat(200)],
])('a file behind a link without an ending is called %j', async (fileName, filename) => {
	onlyJson(await sendLink('document', 'https://example.com/view', { options: { fileName } }));
	expect(sandbox().messages[0]?.body).toMatchObject({ document: { filename } });
});
