import { Container } from '@n8n/di';
import type { IBinaryData } from 'n8n-workflow';
import { core } from './core';

/** The bytes of an output file, wherever n8n stores them. */
export async function storedBytes(file: IBinaryData | undefined): Promise<Buffer> {
	if (!file) throw new Error('There is no file');
	return await Container.get(core.BinaryDataService).getAsBuffer(file);
}
