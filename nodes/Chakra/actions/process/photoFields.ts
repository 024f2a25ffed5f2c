import type { IBinaryData, IDataObject, INodeProperties } from 'n8n-workflow';
import { listKinds, type Attribute } from '../../account/attributes';
import { objectsIn } from '../../json/narrow';
import { inputFilesField, readInputFiles } from '../../parameters/inputFiles';
import { ChakraError } from '../../transport/chakraError';
import type { Item, ItemRequest } from '../item';
import { photoIdIn } from '../photo/photoIdField';
import { photoRequest } from '../photo/photoRequest';
import { attributeNamed } from './attributeNames';
import { hintIfUnknown } from './readAttributes';

const attributeField: INodeProperties = {
	displayName: 'Attribute',
	name: 'attribute',
	type: 'string',
	default: '',
	placeholder: 'e.g. photo',
	description: 'The short ID of the attribute that gets the photo',
};

export const photoFieldsField: INodeProperties = {
	displayName: 'Photos',
	name: 'photoFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add photo',
	default: {},
	description:
		'Files of the item for photo attributes: each is uploaded first, and the attribute gets its ID',
	options: [
		{
			displayName: 'Photo',
			name: 'photos',
			values: [attributeField, { ...inputFilesField, required: false }],
		},
	],
};

/** The files of one attribute. */
interface PhotoAttribute {
	attribute: string;
	isList: boolean;
	files: Array<{ name: string; request: ItemRequest }>;
}

/** Photos that are checked and not uploaded yet. */
interface PreparedPhotos {
	/** By attribute, the names of the files in place of their IDs. */
	pending: IDataObject;
	/** Uploads all of them. @returns their IDs by attribute. @throws ChakraError */
	upload(): Promise<IDataObject>;
}

/**
 * @param attributes what is known of the procedure's, by short ID
 * @returns undefined where the item has no photos
 * @throws ChakraError where a file cannot be had, or an attribute does not take it
 */
export async function readPhotos(
	item: Item,
	attributes: ReadonlyMap<string, Attribute>,
): Promise<PreparedPhotos | undefined> {
	const { photos } = item.collection(photoFieldsField.name);
	const filesOf = new Map<string, IBinaryData[]>();
	for (const row of objectsIn(photos)) {
		const named = String(row.attribute ?? '').trim();
		const { shortId: attribute = named } = attributeNamed(named, attributes) ?? {};
		if (attribute === '') {
			throw new ChakraError('A photo has no attribute', {
				remedy: 'Under Photos, give the short ID of the attribute that gets the photo.',
			});
		}
		const files = readInputFiles(item, row.binaryPropertyName ?? inputFilesField.default);
		const binaries = files.map(({ binary }) => binary);
		filesOf.set(attribute, [...(filesOf.get(attribute) ?? []), ...binaries]);
	}
	if (filesOf.size === 0) return undefined;
	const prepared: PhotoAttribute[] = [];
	for (const [attribute, binaries] of filesOf) {
		hintIfUnknown(item, attribute, attributes);
		prepared.push(await preparePhotos(item, attribute, attributes.get(attribute), binaries));
	}
	return {
		pending: byAttribute(prepared, (files) => files.map(({ name }) => name)),
		async upload() {
			const ids = new Map<ItemRequest, string>();
			for (const { request } of prepared.flatMap(({ files }) => files)) {
				ids.set(request, photoIdIn((await item.send(request)).data));
			}
			return byAttribute(prepared, (files) => files.map(({ request }) => ids.get(request) ?? ''));
		},
	};
}

async function preparePhotos(
	item: Item,
	attribute: string,
	known: Attribute | undefined,
	binaries: IBinaryData[],
): Promise<PhotoAttribute> {
	const kind = known?.kind ?? 'any';
	if (!['photo', 'photos', 'list', 'any'].includes(kind)) {
		throw new ChakraError(`The attribute ${attribute} takes no photo`, {
			remedy: 'Under Photos, give the short ID of an attribute that is a photo.',
		});
	}
	if (kind === 'photo' && binaries.length > 1) {
		throw new ChakraError(`The attribute ${attribute} takes one photo, not ${binaries.length}`, {
			remedy: 'Under Photos, name one field with a file for it.',
		});
	}
	const files = [];
	for (const binary of binaries) {
		const end = item.run.api.endAfter(item.retryOptions.timeoutSeconds);
		const request = await photoRequest(item.context, binary, end);
		files.push({ name: binary.fileName ?? 'photo', request });
	}
	return { attribute, isList: listKinds.has(kind) || files.length > 1, files };
}

function byAttribute(
	photos: readonly PhotoAttribute[],
	valuesOf: (files: PhotoAttribute['files']) => string[],
): IDataObject {
	return Object.fromEntries(
		photos.map(({ attribute, isList, files }) => {
			const values = valuesOf(files);
			return [attribute, isList ? values : values[0]];
		}),
	);
}
