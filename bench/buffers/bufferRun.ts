import type { fileReads } from '../../nodes/Chakra/files/freeFileBuffers';

/** What a process of its own measures once. */
export interface BufferRun {
	direction: 'upload' | 'download';
	mode: 'filesystem' | 'combined';
	reads: typeof fileReads;
	/** How many executions at once, each with one file. */
	files: number;
	file: string;
	fileBytes: number;
	baseUrl: string;
	accessToken: string;
	pluginId: string;
}

export interface BufferResult {
	/** Until all executions have ended. */
	seconds: number;
	/** Of the whole process, V8's collectors too. */
	processorSeconds: number;
	/** Peak memory over that of the same workflow without the ChakraHQ node. */
	megabytesOver: number;
	/** How often V8 collected the whole heap. */
	fullCollections: number;
}
