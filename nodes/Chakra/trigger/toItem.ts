import { deepCopy, type IDataObject, type INodeExecutionData } from 'n8n-workflow';
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
		...copied(event),
		...(bundle !== null && { bundle }),
		...(includeRaw && { raw: copied(raw) }),
	};
	if (file === null) return { json };
	if ('binary' in file)
		return { json, binary: { [readOutputField(options.binaryPropertyName)]: file.binary } };
	return { json: { ...json, media: { ...event.media, ...file } } };
}

/** Events of one request share objects, for example their metadata. A node may change what is in its item. */
function copied(value: object): IDataObject {
	const members = Object.entries(value).map(([name, member]) => [name, deepCopy(member)]);
	return Object.fromEntries(members);
}
