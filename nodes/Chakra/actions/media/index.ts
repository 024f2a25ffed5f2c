import type { Resource } from '../operation';
import { download } from './download.operation';
import { get } from './get.operation';
import { uploadPublic } from './uploadPublic.operation';

export const media: Resource = {
	entry: { name: 'Media', value: 'media', description: 'Files for messages and templates' },
	operations: [uploadPublic, download, get],
};
