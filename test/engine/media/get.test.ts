import { seedMedia } from '../../../sandbox/seed/media';
import { onlyJson, operate, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

const [picture] = seedMedia();
const get = async (mediaId: string) =>
	await operate(sandbox(), { resource: 'media', operation: 'get', mediaId });

test('gives the type, the size and the link of a file', async () => {
	expect(onlyJson(await get(` ${picture?.id} `))).toEqual({
		id: picture?.id,
		messaging_product: 'whatsapp',
		mime_type: 'image/png',
		file_size: picture?.bytes.length,
		url: expect.stringMatching(/^http.*\/show$/),
	});
	expect(sandbox().requests).toMatchObject([
		{ method: 'GET', operationId: 'fetchWhatsappMedia', authorized: true },
	]);
});

test('an ID goes into the path as one part, whatever is in it', async () => {
	expect(errorOf(await get('../../users?a=1#b'))).toMatch(
		/^ChakraHQ has no file with the media ID/,
	);
	expect(sandbox().requests.map(({ path }) => path)).toEqual([
		expect.stringMatching(/\/media\/\.\.%2F\.\.%2Fusers%3Fa%3D1%23b$/),
	]);
});

test('says that the field is empty, and sends no request', async () => {
	expect(errorOf(await get("={{ '' }}"))).toMatch(
		/^Media ID is empty \[item 0\] \| Take it from the event/,
	);
	expect(sandbox().requests).toEqual([]);
});

test('says what to do about a file that is gone', async () => {
	expect(errorOf(await get('404'))).toMatch(
		/^ChakraHQ has no file with the media ID 404 \(HTTP 404\).*some days only/,
	);
});

test('refuses a response without data of the file', async () => {
	sandbox().inject({ status: 200, body: { _data: 'here it is' } });
	expect(errorOf(await get('1'))).toMatch(
		/without any data \[item 0\] \| Check that it was copied whole/,
	);
});
