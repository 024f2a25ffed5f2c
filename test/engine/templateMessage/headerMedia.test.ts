import type { INodeParameters } from 'n8n-workflow';
import { binaryModes, type InputFile } from '../engine';
import { onlyJson, errorOf } from '../operate';
import { clip, pdf, picture, webp } from '../pictures';
import { useSandbox } from '../useSandbox';
import { listed, named, operations, sendTemplate, type SendOperation } from './templateMessage';

const sandbox = useSandbox();

/** A template for each kind of file, by the list and by name. */
interface Kind {
	kind: 'image' | 'video' | 'document';
	file: InputFile;
	fromList: INodeParameters;
	byName: INodeParameters;
	/** In ChakraHQ's own format. */
	field: string;
	/** The name of the file, where the header shows one. */
	shownName?: string;
}

const kinds: Kind[] = [
	{
		kind: 'image',
		file: picture,
		fromList: listed('christmas_promo_23', { body_1: 'Ana' }),
		byName: named('christmas_promo_23', [['body', '1', 'Ana']]),
		field: 'imageUrl',
	},
	{
		kind: 'video',
		file: clip,
		fromList: listed('how_it_works'),
		byName: named('how_it_works'),
		field: 'videoUrl',
	},
	{
		kind: 'document',
		file: pdf,
		fromList: listed('weekly_report', { body_1: 'Monday' }),
		byName: named('weekly_report', [['body', '1', 'Monday']]),
		field: 'documentUrl',
		shownName: 'Invoice 7.pdf',
	},
];

const choices = kinds.flatMap((kind) => [
	{ ...kind, chosen: 'from the list', template: kind.fromList },
	{ ...kind, chosen: 'by name', template: kind.byName },
	{
		...kind,
		chosen: 'by name, its kind said',
		template: { ...kind.byName, headerMediaKind: kind.kind },
	},
]);

/** Expects this file in the header, with this name or none. */
function expectHeader(
	operation: SendOperation,
	{ kind, field }: Kind,
	link: string | undefined,
	filename: string | undefined,
) {
	const sent = JSON.stringify(sandbox().messages[0]?.body);
	const header =
		operation === 'sendMeta' ? { [kind]: { link, filename } } : { [field]: link, filename };
	expect(sent).toContain(JSON.stringify(header).slice(1, -1));
	expect(sent.includes('"filename"')).toBe(filename !== undefined);
}

describe.each(operations)('%s', (operation) => {
	describe.each(binaryModes)("takes the item's file, kept in %s mode", (binaryMode) => {
		test.each(choices)('$kind, $chosen', async (choice) => {
			const parameters = { ...choice.template, headerMedia: 'binary', binaryPropertyName: 'data' };
			const items = [{ files: { data: choice.file } }];
			const json = onlyJson(
				await sendTemplate(sandbox(), operation, parameters, { items, binaryMode }),
			);
			const [upload, ...more] = sandbox().uploads;
			expect(more).toEqual([]);
			expect(upload).toMatchObject({
				fileName: choice.file.fileName,
				mimeType: choice.file.mimeType,
			});
			expectHeader(operation, choice, upload?.publicMediaUrl, choice.shownName);
			expect(json?.publicMediaUrl).toBe(upload?.publicMediaUrl);
		});
	});

	test.each(choices)('takes a public URL: $kind, $chosen', async (choice) => {
		const url = `https://files.example.com/a/${encodeURIComponent(String(choice.file.fileName))}?v=1`;
		const parameters = { ...choice.template, headerMedia: 'url', headerMediaUrl: url };
		const json = onlyJson(await sendTemplate(sandbox(), operation, parameters));
		expect(sandbox().uploads).toEqual([]);
		expectHeader(operation, choice, url, choice.shownName);
		expect(json?.publicMediaUrl).toBe(url);
	});

	test.each(choices.filter(({ chosen }) => chosen !== 'by name'))(
		'takes a URL that does not tell its kind: $kind, $chosen',
		async (choice) => {
			const url = 'https://files.example.com/?id=7';
			const parameters = { ...choice.template, headerMedia: 'url', headerMediaUrl: url };
			onlyJson(await sendTemplate(sandbox(), operation, parameters));
			expectHeader(operation, choice, url, undefined);
		},
	);

	test.each(kinds)(
		'refuses none where the template from the list has: $kind',
		async ({ fromList }) => {
			const refusal = errorOf(
				await sendTemplate(sandbox(), operation, { ...fromList, headerMedia: 'none' }),
			);
			expect(refusal).toMatch(/has a header with an? \w+, and Header Media is None/);
			expect(sandbox().messages).toEqual([]);
		},
	);

	test.each(
		kinds
			.flatMap((wanted) => [picture, clip, pdf, webp].map((file) => ({ wanted, file })))
			.filter(({ wanted, file }) => wanted.file !== file),
	)('refuses $file.fileName where the header takes $wanted.kind', async ({ wanted, file }) => {
		const parameters = { ...wanted.fromList, headerMedia: 'binary', binaryPropertyName: 'data' };
		const items = [{ files: { data: file } }];
		expect(errorOf(await sendTemplate(sandbox(), operation, parameters, { items }))).toMatch(
			/does not fit the header of the template, which takes an? (image|video|document)/,
		);
		expect([sandbox().uploads, sandbox().messages]).toEqual([[], []]);
	});
});

test('an image that is too large for a header is neither uploaded nor sent', async () => {
	const bytes = Buffer.concat([picture.bytes as Buffer, Buffer.alloc(6_000_000)]);
	const parameters = {
		...listed('christmas_promo_23', { body_1: 'Ana' }),
		headerMedia: 'binary',
		binaryPropertyName: 'data',
	};
	const items = [{ files: { data: { ...picture, bytes } } }];
	expect(errorOf(await sendTemplate(sandbox(), 'send', parameters, { items }))).toMatch(
		/because of Media Check: This image is 6 MB; WhatsApp accepts images up to 5 MB/,
	);
	expect([sandbox().uploads, sandbox().messages]).toEqual([[], []]);
});

describe('A document that is no PDF', () => {
	const text = {
		bytes: Buffer.from('Monday: 41 orders'),
		fileName: 'a.txt',
		mimeType: 'text/plain',
	};
	const report = named('weekly_report', [['body', '1', 'Monday']]);
	const hintsOf = (file: InputFile) =>
		sendTemplate(
			sandbox(),
			'send',
			{ ...report, headerMedia: 'binary', binaryPropertyName: 'data' },
			{ items: [{ files: { data: file } }, { sameFilesAs: 0 }] },
		);

	test('goes out in a header, with a hint that WhatsApp may take nothing but PDF', async () => {
		const { error, output, hints } = await hintsOf(text);
		expect(error).toBeUndefined();
		expect(output).toHaveLength(2);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringMatching(
				/^a\.txt: WhatsApp may take nothing but PDF .* convert the file to PDF/,
			),
		]);
	});

	test('is told apart from a PDF, which needs no hint', async () => {
		expect((await hintsOf(pdf)).hints).toEqual([]);
	});
});
