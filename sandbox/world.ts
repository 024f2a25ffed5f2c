import type { Records } from './records';
import type { Seed } from './seed/types';

/** All that the operations know and change. */
export interface World extends Seed, Pick<Records, 'uploads' | 'messages'> {
	/** Root of the sandbox, without a slash at its end. */
	url: string;
	pluginId: string;
}
