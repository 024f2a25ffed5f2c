import { crashes } from './rows/crashes';
import { events } from './rows/events';
import { executions } from './rows/executions';
import { files } from './rows/files';
import { questions } from './rows/questions';
import { stops } from './rows/stops';
import { useQueue } from './useQueue';

// All on one n8n, because it takes most of a minute to start.
const stage = useQueue();

describe('executions', () => executions(stage));
describe('events', () => events(stage));
describe('questions', () => questions(stage));
describe('Stop', () => stops(stage));
describe('a crash', () => crashes(stage));
// Last, because a read that PostgreSQL never answers may keep one of n8n's few connections to it.
describe('files in the database', () => files(stage));
