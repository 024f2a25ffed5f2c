import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../json/isObject';
import { uuidIn } from '../../parameters/uuid';
import { ChakraError } from '../../transport/chakraError';
import { idText } from '../responseProof';

export const photoIdField: INodeProperties = {
	displayName: 'Photo ID',
	name: 'photoId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 00000000-0000-4000-8000-0000000000f1',
};

/** @throws ChakraError where it is not a UUID, which ChakraHQ requires */
export function checkedPhotoId(photoId: string): string {
	const id = uuidIn(photoId);
	if (id !== undefined) return id;
	throw new ChakraError(`Photo ID "${photoId.slice(0, 50)}" is not a UUID`, {
		remedy:
			'A UUID has five groups of letters and digits. Take it from Photo > Upload or from the photo attribute of a process.',
	});
}

/** The ID in the response to an upload. @throws ChakraError where there is none */
export function photoIdIn(data: unknown): string {
	const [photo]: unknown[] = [data].flat();
	const id = isObject(photo) ? idText(photo.id) : undefined;
	if (id !== undefined) return id;
	throw new ChakraError('ChakraHQ took the photo and gave no ID for it', {
		remedy: 'Run it again. If it stays so, tell ChakraHQ support the time.',
	});
}
