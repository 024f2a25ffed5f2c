import type { INodeProperties } from 'n8n-workflow';
import { headerFormatOf, type StoredTemplate } from '../../account/templates';
import { mimeTypeOfFileName } from '../../files/mimeExtensions';
import { inputFilesField } from '../../parameters/inputFiles';
import { ChakraError } from '../../transport/chakraError';
import type { MediaKind } from '../../whatsapp/mediaRules';
import type { Item } from '../item';
import {
	mediaFromItem,
	mediaFromUrl,
	type KindCheck,
	type PreparedMedia,
} from '../media/preparedMedia';
import type { UploadOptions } from '../media/publicMedia';
import { isHeaderMediaKind, type HeaderMedia, type HeaderMediaKind } from './headerValue';

/** The fields for the file in a template's header. */
export const headerMediaFields: INodeProperties[] = [
	{
		displayName: 'Header Media',
		name: 'headerMedia',
		type: 'options',
		default: 'none',
		description: "The picture, video or document in the template's header, if it has one",
		options: [
			{
				name: 'File From Input',
				value: 'binary',
				description: 'Uploaded first, then sent by its public URL',
			},
			{ name: 'None', value: 'none', description: 'The template has no file in its header' },
			{ name: 'Public URL', value: 'url', description: 'A file that is already on the web' },
		],
	},
	{ ...inputFilesField, displayOptions: { show: { headerMedia: ['binary'] } } },
	{
		displayName: 'Media URL',
		name: 'headerMediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/picture.png',
		description: 'Where the file is: public, without sign-in, a direct link to the file',
		displayOptions: { show: { headerMedia: ['url'] } },
	},
	{
		displayName: 'Media Kind',
		name: 'headerMediaKind',
		type: 'options',
		default: 'auto',
		description: 'What the header of the template is',
		displayOptions: { show: { headerMedia: ['binary', 'url'], '/template.mode': ['name'] } },
		options: [
			{ name: 'Automatic', value: 'auto', description: "By the file's type or the URL's ending" },
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'Video', value: 'video' },
		],
	},
];

/**
 * The file of the header, checked but not yet uploaded; null where there is none.
 * @param template null where its definition is not looked up
 * @throws ChakraError where the file or link does not fit the template's header
 */
export async function prepareHeaderMedia(
	item: Item,
	template: StoredTemplate | null,
	uploadOptions: UploadOptions,
): Promise<PreparedMedia<HeaderMediaKind> | null> {
	const source = item.value('headerMedia', 'none');
	if (source === 'none') {
		if (template) expectNoFile(template);
		return null;
	}
	const wanted = template
		? fileKindOf(template)
		: wantedKind(item.value('headerMediaKind', 'auto'));
	const checkKind: KindCheck<HeaderMediaKind> = (actual, what) =>
		headerKindOf(actual, wanted, what);
	const prepared =
		source === 'binary'
			? await mediaFromItem(item, checkKind, uploadOptions)
			: mediaFromUrl({
					given: String(item.value('headerMediaUrl', '') ?? ''),
					checkKind,
					// A link may have no file extension. Then the kind in the form or in the template counts.
					fallbackKind: knownKind(wanted),
					fileName: uploadOptions.fileName,
					apiUrl: item.run.api.connection.baseUrl,
				});
	if (isOtherThanPdf(prepared.placeholder)) {
		item.run.itemHint(
			`${prepared.placeholder.fileName}: WhatsApp may take nothing but PDF for the document of a template's header. If the message does not arrive, convert the file to PDF.`,
		);
	}
	return prepared;
}

/** @throws ChakraError where the header of the template has a file, which Header Media does not give */
function expectNoFile(template: StoredTemplate): void {
	const format = headerFormatOf(template);
	if (format === null || !isHeaderMediaKind(format)) return;
	throw new ChakraError(
		`Template "${template.name}" has a header with ${withArticle(format)}, and Header Media is None`,
		{ remedy: 'Set Header Media to File From Input or Public URL.' },
	);
}

/** @throws ChakraError where the header of the template has no file that Header Media can give */
function fileKindOf(template: StoredTemplate): HeaderMediaKind {
	const format = headerFormatOf(template);
	if (format !== null && isHeaderMediaKind(format)) return format;
	if (format === 'gif') {
		throw new ChakraError('Header Media cannot fill a GIF header', {
			remedy:
				'Set Header Media to None, and give Header GIF among the Values to Send: the public URL of an MP4, or a media ID.',
		});
	}
	throw new ChakraError(`Template "${template.name}" has no file in its header`, {
		remedy: 'Set Header Media to None.',
	});
}

/** Sources disagree on whether a header may have other documents than PDF, so such a file only causes a hint. */
function isOtherThanPdf({ kind, fileName = '' }: HeaderMedia): boolean {
	const type = kind === 'document' ? mimeTypeOfFileName(fileName) : null;
	return type !== null && type !== 'application/pdf';
}

function headerKindOf(
	actual: MediaKind | null,
	wanted: string | null,
	what: string,
): HeaderMediaKind {
	if (actual !== null && isHeaderMediaKind(actual) && (wanted === null || wanted === actual))
		return actual;
	const header = wanted === null ? 'an image, a video or a document' : withArticle(wanted);
	throw new ChakraError(`${what} does not fit the header of the template, which takes ${header}`, {
		remedy:
			wanted === null
				? 'Set Media Kind, or use a file that WhatsApp takes in a header: JPEG, PNG, MP4, 3GP or PDF.'
				: 'Use another file, or another template.',
	});
}

const knownKind = (wanted: string | null): HeaderMediaKind | null =>
	wanted !== null && isHeaderMediaKind(wanted) ? wanted : null;

const withArticle = (kind: string) => (kind === 'image' ? 'an image' : `a ${kind}`);

function wantedKind(given: unknown): string | null {
	return given === 'auto' || typeof given !== 'string' ? null : given;
}
