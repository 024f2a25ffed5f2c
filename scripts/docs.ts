/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { allPages, PAGES_FOLDER } from './docs/pages';

// Removes pages of resources that do not exist any more.
rmSync(PAGES_FOLDER, { recursive: true, force: true });
mkdirSync(PAGES_FOLDER, { recursive: true });
for (const { file, text } of allPages()) writeFileSync(file, text);
