import { binaryModes, type InputItem } from '../engine';
import { textItems, upload } from '../upload';
import { useSandbox } from '../useSandbox';

const sandbox = useSandbox();

/** Five items, of which the second has no file and the fourth an empty one. */
const mixed = (): InputItem[] =>
	textItems(5).map((item, index) => ({
		json: { id: index },
		files:
			index === 1
				? { image: { bytes: Buffer.from('x'), fileName: 'x.txt' } }
				: index === 3
					? { data: { bytes: Buffer.alloc(0), fileName: 'empty.txt' } }
					: item.files,
	}));

const noField = 'Input Binary Field "data" is not in this item [item 1]';
const empty = 'The file "empty.txt" is empty (0 bytes) [item 3]';

describe.each(binaryModes)('Where items cannot be done, files kept in %s mode', (binaryMode) => {
	test('the node stops with the first of them, before anything is uploaded', async () => {
		const { error, output, run } = await upload(sandbox(), {
			binaryMode,
			items: mixed(),
			parameters: { options: { parallelUploads: 1 } },
		});
		expect(run.status).toBe('error');
		expect(output).toEqual([]);
		expect(error?.message).toBe(noField);
		expect(error?.description).toBe('The file is in "image": write that into Input Binary Field.');
		expect(sandbox().uploads).toEqual([]);
	});

	test('the node stops with the first of them also where a later one ends earlier', async () => {
		sandbox().inject({ status: 401, times: 5, body: { _errors: ['late'] } });
		const { error } = await upload(sandbox(), {
			binaryMode,
			items: [0, 2, 4].flatMap((index) => mixed()[index] ?? []),
			parameters: { options: { parallelUploads: 5 } },
		});
		expect(error?.message).toBe(
			'ChakraHQ did not accept the access token (HTTP 401): late [item 0]',
		);
	});

	test('with On Error = Continue, each item has its output in its place', async () => {
		const { error, output, run } = await upload(sandbox(), {
			binaryMode,
			items: mixed(),
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(run.status).toBe('success');
		expect(output.map(({ json }) => json.error ?? json.fileName)).toEqual([
			'0.txt',
			noField,
			'2.txt',
			empty,
			'4.txt',
		]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
		expect(output[1]?.json).toEqual({
			error: noField,
			remedy: 'The file is in "image": write that into Input Binary Field.',
		});
	});

	test('they go to the error output where there is one, with their own fields and what to do', async () => {
		const { output, errorOutput, run } = await upload(sandbox(), {
			binaryMode,
			items: mixed(),
			onError: 'continueErrorOutput',
		});
		expect(run.status).toBe('success');
		expect(output.map(({ json }) => json.fileName)).toEqual(['0.txt', '2.txt', '4.txt']);
		expect(errorOutput.map(({ json }) => json)).toMatchObject([
			{
				id: 1,
				error: noField,
				message: 'The file is in "image": write that into Input Binary Field.',
			},
			{
				id: 3,
				error: empty,
				message: 'Check the node that makes the file: nothing was written into it.',
			},
		]);
		expect(errorOutput.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
	});

	test('a problem of all items is reported for each of them', async () => {
		const { output } = await upload(sandbox(), {
			binaryMode,
			items: mixed(),
			onError: 'continueRegularOutput',
			credential: { accessToken: ' " " ' },
		});
		expect(output.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual(
			[0, 1, 2, 3, 4].map((item) => [
				`The ChakraHQ credential has no access token [item ${item}]`,
				{ item },
			]),
		);
		expect(sandbox().requests).toEqual([]);
	});
});

describe('Input Binary Field', () => {
	const nothing = 'Input Binary Field gives neither the name of a field nor a file [item 0]';

	test.each(binaryModes)(
		'left empty names the fields there are, in %s mode',
		async (binaryMode) => {
			for (const given of ['={{ "" }}', ' , ', '={{ null }}', '={{ [] }}', '={{ [null] }}']) {
				const { error } = await upload(sandbox(), {
					binaryMode,
					items: textItems(1),
					parameters: { binaryPropertyName: given },
				});
				expect(error?.message).toBe(nothing);
				expect(error?.description).toBe(
					'The file is in "data": write that into Input Binary Field.',
				);
			}
			expect(sandbox().requests).toEqual([]);
		},
	);

	test.each(binaryModes)(
		'of an item without files says where to get one, in %s mode',
		async (binaryMode) => {
			const { error } = await upload(sandbox(), { binaryMode, items: [{ json: { a: 1 } }] });
			expect(error?.message).toBe('Input Binary Field "data" is not in this item [item 0]');
			expect(error?.description).toMatch(
				/^The item has no files\. Connect a node that outputs one/,
			);
		},
	);

	test('in combined mode, names files deep in the item, and takes them by that name', async () => {
		const mail = { mimeType: 'text/plain', fileName: 'deep.txt', data: btoa('deep') };
		const items = [{ json: { mail: { attachments: { first: mail } } } }];
		const { error } = await upload(sandbox(), { binaryMode: 'combined', items });
		expect(error?.description).toBe(
			'The file is in "mail.attachments.first": write that into Input Binary Field.',
		);
		const { output } = await upload(sandbox(), {
			binaryMode: 'combined',
			items,
			parameters: { binaryPropertyName: 'mail.attachments.first' },
		});
		expect(output[0]?.json).toMatchObject({
			fileName: 'deep.txt',
			fileSize: 4,
			binaryField: 'mail.attachments.first',
		});
	});

	test.each([
		['a link', 'https://example.com/a.pdf', /node HTTP Request/],
		['a path', '/data/a,b.pdf', /Read\/Write Files from Disk/],
		['a path', 'C:\\files\\a.pdf', /Read\/Write Files from Disk/],
		['the text of a file', 'data:image/png;base64,iVBORw0KGgo=', /Convert to File/],
		['the text of a file', 'iVBORw0KGgo'.repeat(100_000), /Convert to File/],
	])('says what to do about %s', async (what, given, remedy) => {
		const { error } = await upload(sandbox(), {
			items: textItems(1),
			parameters: { binaryPropertyName: given },
		});
		expect(error?.message).toBe(
			`Input Binary Field "${given.slice(0, 50)}" is ${what}, and not the name of a field [item 0]`,
		);
		expect(error?.description).toMatch(remedy);
	});

	test.each(['__proto__', 'constructor', 'toString', 'data.mimeType'])(
		'takes no built-in property for a file: %s',
		async (binaryPropertyName) => {
			for (const binaryMode of binaryModes) {
				const { error } = await upload(sandbox(), {
					binaryMode,
					items: textItems(1),
					parameters: { binaryPropertyName },
				});
				expect(error?.message).toBe(
					`Input Binary Field "${binaryPropertyName}" is not in this item [item 0]`,
				);
			}
			expect(sandbox().requests).toEqual([]);
		},
	);
});
