import { Container } from '@n8n/di';
import type { IBinaryData } from 'n8n-workflow';
import { core } from './core';

/** The bytes of a file that a node gave, from wherever n8n keeps them. */
export async function storedBytes(file: IBinaryData | undefined): Promise<Buffer> {
	if (!file) throw new Error('There is no file');
	return await Container.get(core.BinaryDataService).getAsBuffer(file);
}
