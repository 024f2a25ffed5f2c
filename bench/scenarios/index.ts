import type { Scenario } from '../scenario';
import { campaign } from './campaign';
import { fileSizes } from './fileSizes';
import { largeFile, largeFileHttps } from './largeFile';
import { manyFiles } from './manyFiles';
import { manyItems } from './manyItems';
import { manyProcesses } from './manyProcesses';
import { recipients } from './recipients';
import { sendOnce } from './sendOnce';
import { validateOnly } from './validateOnly';

/** In the order they run. */
export const scenarios: Scenario[] = [
	fileSizes,
	largeFile,
	largeFileHttps,
	manyFiles,
	manyItems,
	campaign,
	recipients,
	sendOnce,
	validateOnly,
	manyProcesses,
];
