import type { Scenario } from '../scenario';
import { campaign } from './campaign';
import { largeFile, largeFileHttps } from './largeFile';
import { manyFiles } from './manyFiles';
import { manyItems } from './manyItems';
import { recipients } from './recipients';
import { validateOnly } from './validateOnly';

/** In the order they run. */
export const scenarios: Scenario[] = [
	largeFile,
	largeFileHttps,
	manyFiles,
	manyItems,
	campaign,
	recipients,
	validateOnly,
];
