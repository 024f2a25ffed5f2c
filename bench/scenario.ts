import type { ImportedWorkflow } from '../sandbox/n8n';
import type { Stage } from './stage';

/** What reached the sandbox in one run. */
export interface Traffic {
	/** Files that came in. */
	uploads: number;
	/** Messages that would have gone out to WhatsApp. */
	sends: number;
	/** The most requests that were open at the same time. */
	inFlight: number;
}

/** The measurements of one run of one contender. */
export interface Measurement extends Traffic {
	/** Of the nodes that call ChakraHQ alone; null where none does. */
	seconds: number | null;
	/** Peak resident memory of the whole process in bytes; null where it is not measured. */
	peakMemory: number | null;
}

/** One way to do the task of a scenario. */
export interface Contender {
	name: string;
	/** Calls nobody: the contenders after it are compared with its memory, up to the next such one. */
	isBase?: boolean;
	/** Imported into n8n before the first run. */
	workflow?: ImportedWorkflow;
	/** Runs once. @throws where not everything arrived as it should */
	measure(stage: Stage): Promise<Measurement>;
}

/** What is to be reached: `measured` at most `limit`. */
export interface Target {
	what: string;
	limit: number;
	measured: number | null;
	unit: 'MB' | 's' | 'times' | 'uploads' | 'sends';
}

/** A scenario that is ready to run on a stage. */
export interface Contest {
	contenders: Contender[];
	/** @param of gives the medians of a contender by its name */
	targets(of: (name: string) => Measurement): Target[];
}

/** The settings of the benchmark. */
export interface Settings {
	/** Runs of each contender, of which the median counts. */
	runs: number;
	/** Of the one large file, in bytes. */
	largeFileBytes: number;
	/** Recipients of the largest campaign. */
	items: number;
	/** Names of the scenarios to run. */
	only: string[];
	json: boolean;
}

/** One question that the benchmark answers. */
export interface Scenario {
	/** For `--only`. */
	name: string;
	/** That three runs of each contender take on two cores, about, with the default settings. */
	minutes: number;
	/** The title of its tables and charts. */
	about(settings: Settings): string;
	prepare(stage: Stage, settings: Settings): Promise<Contest>;
}
