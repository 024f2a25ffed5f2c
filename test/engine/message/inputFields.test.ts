import { binaryModes } from '../engine';
import { onlyJson, operate, errorOf } from '../operate';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();
const file = (text: string) => ({ bytes: Buffer.from(text), fileName: `${text}.txt` });

const upload = async (
	binaryPropertyName: string,
	names: string[],
	binaryMode: (typeof binaryModes)[number],
) =>
	await operate(
		sandbox(),
		{ resource: 'media', operation: 'uploadPublic', binaryPropertyName },
		{
			binaryMode,
			items: [{ files: Object.fromEntries(names.map((name, at) => [name, file(`file${at}`)])) }],
		},
	);

describe.each(binaryModes)('in the binary mode %s', (mode) => {
	test.each([
		'my.photo',
		'files[0]',
		'files[]',
		'a, b',
		"it's",
		' spaced ',
		'0',
		'写真 (1)',
		'Büro/Фото',
	])('a field called %j is found by its name', async (name) => {
		expect(onlyJson(await upload(name, [name], mode))).toMatchObject({
			fileName: 'file0.txt',
			binaryField: name,
		});
	});

	test('a number names the field that is called so', async () => {
		expect(onlyJson(await upload('={{ 0 }}', ['0'], mode))).toMatchObject({ binaryField: '0' });
	});

	test('a list may name such fields too', async () => {
		const { output } = await upload('my.photo, files[0]', ['my.photo', 'files[0]'], mode);
		expect(output.map(({ json }) => json.fileName)).toEqual(['file0.txt', 'file1.txt']);
	});

	test('what every object has is no file', async () => {
		expect(errorOf(await upload('constructor', ['data'], mode))).toMatch(
			/"constructor" is not in this item/,
		);
	});
});
