/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */

/** Progress goes past Jest, which would hold it back until a test file has ended. */
export const sayAloud = (line: string): void => void process.stderr.write(`${line}\n`);
