/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- development code: runs in Node, never in n8n */
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import {
	NodeConnectionTypes,
	type IBinaryData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
// With the file extension, because Chakra.node.json would be loaded otherwise.
import { Chakra } from '../../nodes/Chakra/Chakra.node.js';
import { fileReads } from '../../nodes/Chakra/files/freeFileBuffers';
import { storageFolder } from '../../sandbox/engine/core';
import { EngineHost } from '../../sandbox/engine/engineHost';
import { watchPeakMemory } from '../../sandbox/n8n/peakMemory';
import { chain, chakra, type WorkflowNode } from '../../sandbox/n8n/workflow';
import type { BufferRun, BufferResult } from './bufferRun';

/** An n8n that has worked for a while. V8 walks all of them at each full collection. */
const OTHER_OBJECTS = 1_500_000;

const description: INodeTypeDescription = {
	displayName: 'Files',
	name: 'files',
	group: ['input'],
	version: 1,
	description: 'Outputs one stored file',
	defaults: { name: 'Files' },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties: [],
};

/** Outputs a file that lies in n8n's storage already, so that storing it is not measured. */
function filesNode(file: string, bytes: number): INodeType {
	const stored = 'workflows/bench/executions/1/binary_data/file';
	const path = join(storageFolder, stored);
	mkdirSync(dirname(path), { recursive: true });
	symlinkSync(file, path);
	const data: IBinaryData = {
		id: `filesystem-v2:${stored}`,
		data: 'filesystem-v2',
		mimeType: 'application/octet-stream',
		fileName: 'large.bin',
		bytes,
	};
	return { description, execute: async () => [[{ json: {}, binary: { data } }]] };
}

const nodeFor: Record<BufferRun['direction'], WorkflowNode> = {
	upload: chakra('ChakraHQ', {
		resource: 'media',
		operation: 'uploadPublic',
		binaryPropertyName: 'data',
		options: {},
	}),
	download: chakra('ChakraHQ', {
		resource: 'media',
		operation: 'download',
		findBy: 'mediaId',
		mediaId: '1',
		options: { maxFileSize: 2048 },
	}),
};

/** How often V8 collected the whole heap until now. */
function countFullCollections(): () => Promise<number> {
	let count = 0;
	const observer = new PerformanceObserver((list) => {
		for (const { detail } of list.getEntries() as Array<{ detail?: { kind?: number } }>) {
			if (detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR) count += 1;
		}
	});
	observer.observe({ entryTypes: ['gc'] });
	return async () => {
		// The observer hears of a collection a little later.
		await setTimeout(50);
		observer.disconnect();
		return count;
	};
}

/** Runs so many executions of the workflow at once. @returns bytes of memory at the peak */
async function execute(host: EngineHost, nodes: WorkflowNode[], run: BufferRun): Promise<number> {
	const settings = run.mode === 'combined' ? { binaryMode: 'combined' } : {};
	const peak = watchPeakMemory(process.pid);
	const workflow = chain(nodes, settings);
	const runs = await Promise.all(
		Array.from({ length: run.files }, async () => await host.run(workflow)),
	);
	const failed = runs.find(({ status }) => status !== 'success');
	if (failed) throw new Error(JSON.stringify(failed.error));
	return peak() ?? 0;
}

async function measure(run: BufferRun): Promise<BufferResult> {
	Object.assign(fileReads, run.reads);
	const { accessToken, baseUrl, pluginId } = run;
	const host = await EngineHost.start({
		credential: { accessToken, baseUrl, pluginId },
		nodeTypes: {
			files: filesNode(run.file, run.fileBytes),
			'n8n-nodes-chakrahq.chakra': new Chakra(),
		},
	});
	const others = Array.from({ length: OTHER_OBJECTS }, (_, at) => ({ at }));
	const files: WorkflowNode = { name: 'Files', type: 'files', typeVersion: 1, parameters: {} };
	globalThis.gc?.();
	const without = await execute(host, [files], run);
	const fullCollections = countFullCollections();
	const cpu = process.cpuUsage();
	const began = performance.now();
	const peak = await execute(host, [files, nodeFor[run.direction]], run);
	const seconds = (performance.now() - began) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	const result = {
		seconds,
		processorSeconds: (user + system) / 1e6,
		megabytesOver: (peak - without) / 1e6,
		fullCollections: await fullCollections(),
	};
	if (others.length !== OTHER_OBJECTS) throw new Error('The other objects are gone');
	await host.close();
	return result;
}

measure(JSON.parse(String(process.argv[2]))).then(
	(result) => process.send?.(result, () => process.exit()),
	(error: unknown) => {
		process.stderr.write(`${String(error)}\n`);
		process.exit(1);
	},
);
