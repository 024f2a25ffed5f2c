import { n8nVersions } from '../../sandbox/n8n';
import { secondRuns } from './rows/crashes';
import { questions } from './rows/questions';
import { useQueue } from './useQueue';

const stage = useQueue(n8nVersions.oldest);

describe('the oldest n8n: questions', () => questions(stage));
describe('the oldest n8n: a crash', () => secondRuns(stage));
