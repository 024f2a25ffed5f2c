/* eslint-disable @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */

/** Prints progress directly, because Jest shows output only after a test file has ended. */
export const sayAloud = (line: string): void => void process.stderr.write(`${line}\n`);
