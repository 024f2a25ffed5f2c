/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { writeFileSync } from 'node:fs';
import { COVERAGE_FILE, coverageTable } from './coverageTable';

writeFileSync(COVERAGE_FILE, coverageTable());
