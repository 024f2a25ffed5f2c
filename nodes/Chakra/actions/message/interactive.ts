import type { INodeProperties } from 'n8n-workflow';
import { escapedAddress } from '../../json/parseUrl';
import { readOneOf } from '../../parameters/choice';
import { optionalText, requiredText, trimmed } from '../../parameters/limitedText';
import { ChakraError } from '../../transport/chakraError';
import { pageLinkProblem } from '../../whatsapp/mediaLinks';
import type { MediaKind } from '../../whatsapp/mediaRules';
import type { OutgoingMedia } from '../media/preparedMedia';
import { mediaFields, mediaObject, type MediaSource } from './mediaFields';
import type { MessageValues } from './messageType';

/**
 * The fields that interactive messages share. Limits:
 * developers.facebook.com/documentation/business-messaging/whatsapp/messages (interactive reply buttons, list and
 * call-to-action URL pages).
 */
export const bodyField: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Thank you for your order, Ana.',
	description: 'The text of the message',
};

/** @param what stands below the text */
export const bodyAbove = (what: string, placeholder: string): INodeProperties => ({
	...bodyField,
	placeholder,
	description: `The text above ${what}, at most 1024 characters`,
});

export const footerField: INodeProperties = {
	displayName: 'Footer',
	name: 'footer',
	type: 'string',
	default: '',
	placeholder: 'e.g. Example Shop',
	description: 'A small line below the text, at most 60 characters',
};

const headerKinds = ['image', 'video', 'document'] as const;

const headerTextField: INodeProperties = {
	displayName: 'Header Text',
	name: 'headerText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Your order',
	description: 'A bold line above the text, at most 60 characters',
};

/** The header of a list can only be text. */
export const textHeaderFields: INodeProperties[] = [headerTextField];

export const headerFields: INodeProperties[] = [
	{
		displayName: 'Header',
		name: 'header',
		type: 'options',
		default: 'none',
		description: 'What is shown above the text',
		options: [
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'None', value: 'none' },
			{ name: 'Text', value: 'text' },
			{ name: 'Video', value: 'video' },
		],
	},
	{ ...headerTextField, displayOptions: { show: { header: ['text'] } } },
	...mediaFields({ header: [...headerKinds] }),
];

/** Shows an option only where the header is a file from one of these places. */
export const whenHeaderIsFrom = (...sources: MediaSource[]) => ({
	displayOptions: {
		show: {
			'/header': [...headerKinds],
			'/mediaSource': sources,
		},
	},
});

/**
 * The kind of file in the header; null for none.
 * @throws ChakraError for an unknown kind of header
 */
export function headerMediaKind({ header = 'none' }: MessageValues): MediaKind | null {
	const chosen = readOneOf(header, ['none', 'text', ...headerKinds], 'Header');
	return headerKinds.find((kind) => kind === chosen) ?? null;
}

const FOOTER_MAX = 60;
export const HEADER_MAX = 60;
/** Lists alone take more. */
export const BODY_MAX = 1024;

/** What an interactive message holds beside its type. */
interface Interactive {
	/** The text, and the fields of header and footer. */
	values: MessageValues;
	/** The file in its header. */
	media?: OutgoingMedia | null;
	/** In code points. */
	bodyMax?: number;
	/** Its buttons, rows or the like, in Meta's format. */
	action: object;
}

/** @throws ChakraError where a text is missing or too long */
export function interactive(
	type: string,
	{ values, media = null, bodyMax = BODY_MAX, action }: Interactive,
): object {
	const header = headerOf(values, media);
	return {
		type: 'interactive',
		interactive: {
			type,
			...(header && { header }),
			body: { text: requiredText(values.text, { label: 'Text', max: bodyMax }) },
			...footerOf(values),
			action,
		},
	};
}

/** @returns an empty object where there is no footer */
export function footerOf({ footer: given }: MessageValues): { footer?: { text: string } } {
	const text = optionalText(trimmed(given), { label: 'Footer', max: FOOTER_MAX });
	return text === undefined ? {} : { footer: { text } };
}

/** Meta documents 2000 for links in templates, and no limit for other messages. */
const URL_MAX = 2000;

/**
 * The URL that a button opens.
 * @throws ChakraError where it is not a web address, or nobody else can open it
 */
export function webAddress(given: unknown, label: string): string {
	const url = requiredText(trimmed(given), { label, max: URL_MAX });
	const problem = pageLinkProblem(url);
	if (problem === null) return escapedAddress(url, new URL(url));
	throw new ChakraError(`${label} "${url.slice(0, 100)}" ${problem.happened}`, {
		remedy: problem.remedy,
	});
}

function headerOf(values: MessageValues, media: OutgoingMedia | null): object | null {
	const slot = { label: 'Header Text', max: HEADER_MAX };
	if (media !== null) {
		const { kind, content } = mediaObject(media);
		return { type: kind, [kind]: content };
	}
	const given = trimmed(values.headerText);
	const text = values.header === 'text' ? requiredText(given, slot) : optionalText(given, slot);
	return text === undefined || values.header === 'none' ? null : { type: 'text', text };
}
