/* eslint-disable @n8n/community-nodes/no-restricted-imports -- development code: runs in Node, never in n8n */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { ReadyContest } from '../compare';
import { curlSend, curlUpload, hasCurl } from '../curl';
import { firstRecipient } from '../inputNodes';
import { observe } from '../observe';
import type { QueueStage } from './queueStage';

interface Chains {
	picture: Buffer;
	executions: number;
	atOnce: number;
	answerDelayMs: number;
}

/** What an execution does, an upload and then a send, with curl alone; no contender where there is no curl. */
export function curlChains(
	{ cluster, sandbox }: QueueStage,
	name: string,
	{ picture, executions, atOnce, answerDelayMs }: Chains,
): ReadyContest['contenders'] {
	if (!hasCurl()) return [];
	return [
		{
			name,
			async measure() {
				const path = join(cluster.folder, 'picture.png');
				await writeFile(path, picture);
				const conditions = { answerDelayMs, fileBytes: picture.length };
				const { result: seconds, traffic } = await observe({ sandbox }, conditions, async () => {
					const limit = pLimit(atOnce);
					const chain = async (_: unknown, index: number) =>
						await limit(async () => {
							const imageUrl = await curlUpload(sandbox, path);
							const recipients = String(firstRecipient + index);
							await curlSend(sandbox, { recipients, imageUrl, atOnce: 1 });
						});
					const began = performance.now();
					await Promise.all(Array.from({ length: executions }, chain));
					return (performance.now() - began) / 1000;
				});
				return { seconds, peakMemory: null, ...traffic };
			},
		},
	];
}
