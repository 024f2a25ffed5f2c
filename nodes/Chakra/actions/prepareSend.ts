import type { IDataObject } from 'n8n-workflow';
import { leftoverIn } from '../json/missingValue';
import { textsIn } from '../json/valuesIn';
import { includedInputFields } from '../parameters/includeInputFields';
import { simplifyField } from '../parameters/simplify';
import { readValidateOnly, requestPreview } from '../parameters/validateOnly';
import type { MediaKind } from '../whatsapp/mediaRules';
import type { Item, ItemRequest } from './item';
import type { OutgoingMedia, PreparedMedia } from './media/preparedMedia';
import type { Work } from './operation';
import { toOutput } from './toOutput';

/** One message that can be checked as a whole before it is sent. */
interface PreparedSend<Kind extends MediaKind> {
	/** Its file, if it has one. */
	media: PreparedMedia<Kind> | null;
	/** @throws ChakraError where the message is invalid */
	request(media: OutgoingMedia<Kind> | null): ItemRequest;
	/**
	 * The simplified output.
	 * @throws ChakraError where the response does not prove a message
	 */
	output(data: unknown): IDataObject;
}

/**
 * Checks the whole message. The returned work uploads its file and sends it. With Validate Only it sends nothing.
 * @throws ChakraError
 */
export function prepareSend<Kind extends MediaKind>(
	item: Item,
	{ media: prepared, request, output }: PreparedSend<Kind>,
): Work {
	const isValidateOnly = readValidateOnly(item.options);
	const isSimplified = item.flag(simplifyField);
	const input = includedInputFields(item);
	const checked = request(prepared?.placeholder ?? null);
	hintAtLeftovers(item, checked.body);
	if (isValidateOnly) {
		const { baseUrl } = item.run.api.connection;
		return async () => item.outputs({ ...input, ...requestPreview(baseUrl, checked) });
	}
	return async () => {
		const media = await prepared?.get();
		// An upload gives a new link at each try, so the ledger compares the message without it.
		const outgoing = media ? { ...request(media), sameAs: checked.body } : checked;
		const { data, warning } = await item.send(outgoing);
		const simplified = output(data);
		if (warning) item.run.itemHint(`ChakraHQ sent the message and added: ${warning}`);
		const ofMedia = media && {
			publicMediaUrl: media.link,
			...(media.mediaWarning && { mediaWarning: media.mediaWarning }),
		};
		const json = isSimplified ? { ...simplified, ...ofMedia } : toOutput(data);
		return item.outputs({ ...input, ...json, ...(isSimplified && warning && { warning }) });
	};
}

function hintAtLeftovers(item: Item, body: unknown): void {
	for (const text of textsIn(body)) {
		const leftover = leftoverIn(text);
		if (leftover === undefined) continue;
		item.run.itemHint(
			`A message holds “${leftover}”, and people will read it so. If a value belongs there, look at what the text is taken from.`,
		);
	}
}
