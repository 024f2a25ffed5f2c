import type { Scenario } from '../scenario';
import { campaign } from './campaign';
import { largeFile } from './largeFile';
import { manyFiles } from './manyFiles';
import { manyItems } from './manyItems';

/** In the order they run. */
export const scenarios: Scenario[] = [largeFile, manyFiles, manyItems, campaign];
