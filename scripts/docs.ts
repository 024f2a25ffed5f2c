/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { allPages, PAGES_FOLDER } from './docs/pages';

// A page of a resource that is no more goes.
rmSync(PAGES_FOLDER, { recursive: true, force: true });
mkdirSync(PAGES_FOLDER, { recursive: true });
for (const { file, text } of allPages()) writeFileSync(file, text);
