import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { readOutputField } from '../inboundMedia/downloadOptions';
import type { Entry } from './bundles';
import type { Downloaded } from './mediaDownload';
import type { Settings } from './settings';

/** The output item of one event and its file. */
export function toItem(
	{ read: { event, raw }, bundle }: Entry,
	file: Downloaded | null,
	{ includeRaw, options }: Settings,
): INodeExecutionData {
	const json: IDataObject = {
		...toJson(event),
		...(bundle !== null && { bundle }),
		...(includeRaw && { raw: toJson(raw) }),
	};
	if (file === null) return { json };
	if ('binary' in file)
		return { json, binary: { [readOutputField(options.binaryPropertyName)]: file.binary } };
	return { json: { ...json, media: { ...toJson(event.media), ...file } } };
}

/** The event and its raw form came from JSON, so nothing is lost here. */
function toJson(value: object | null): IDataObject {
	return JSON.parse(JSON.stringify(value ?? {}));
}
