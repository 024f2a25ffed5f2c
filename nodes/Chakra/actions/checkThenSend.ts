import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { includedInputFields } from '../parameters/includeInputFields';
import { isValidateOnly, validated } from '../parameters/validateOnly';
import type { ApiRequest } from '../transport/apiClient';
import { isObject } from '../json/isObject';
import type { MediaKind } from '../whatsapp/mediaRules';
import type { ChakraRun } from './chakraRun';
import type { OutgoingMedia, PreparedMedia } from './media/preparedMedia';

/** One message, ready to be checked as a whole before any of it goes out. */
export interface CheckedSend<Kind extends MediaKind> {
	/** Its file, if it has one. */
	media: PreparedMedia<Kind> | null;
	/** @throws ChakraError where it cannot be sent so */
	request(media: OutgoingMedia<Kind> | null): ApiRequest;
	/**
	 * The simplified output.
	 * @throws ChakraError where the answer proves no message
	 */
	output(data: unknown): IDataObject;
}

/**
 * Checks everything, uploads the file, sends. Nothing goes out before all of the item is checked; with Validate Only
 * nothing goes out at all. The message itself is sent at most once: an ApiRequest of effect `once` is only tried again
 * where it surely did not reach WhatsApp (transport/retryPolicy).
 * @throws ChakraError
 */
export async function checkThenSend<Kind extends MediaKind>(
	context: IExecuteFunctions,
	itemIndex: number,
	run: ChakraRun,
	{ media: prepared, request, output }: CheckedSend<Kind>,
): Promise<INodeExecutionData[]> {
	const pairedItem = { item: itemIndex };
	const options = context.getNodeParameter('options', itemIndex, {});
	const input = includedInputFields(context, itemIndex, options);
	const checked = request(prepared?.pending ?? null);
	if (isValidateOnly(context, itemIndex)) {
		return [{ json: { ...input, ...validated(run.api.connection.baseUrl, checked) }, pairedItem }];
	}
	const media = await prepared?.get();
	const { data } = await run.api.send(media ? request(media) : checked);
	const simplified = output(data);
	if (context.getNodeParameter('simplify', itemIndex, true) === false) {
		return [{ json: { ...input, ...rawJson(data) }, pairedItem }];
	}
	const ofMedia = media && {
		publicMediaUrl: media.link,
		...(media.mediaWarning && { mediaWarning: media.mediaWarning }),
	};
	return [{ json: { ...input, ...simplified, ...ofMedia }, pairedItem }];
}

/** An answer as an item's JSON; what is no object stands under `data`. */
export function rawJson(data: unknown): IDataObject {
	if (!isObject(data)) return data === undefined || data === null ? {} : { data: String(data) };
	// What JSON.parse gave is data already; this only says so.
	return JSON.parse(JSON.stringify(data)) as IDataObject;
}
