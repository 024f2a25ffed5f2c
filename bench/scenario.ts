import type { ImportedWorkflow } from '../sandbox/n8n';
import type { Settings } from './settings';
import type { Stage } from './stage';

/** What one run of one contender was seen to do. */
export interface Measurement {
	/** Of the uploading alone; null where nothing is uploaded. */
	seconds: number | null;
	/** Peak resident memory of the whole process in bytes; null where it is not measured. */
	peakMemory: number | null;
	/** Requests that the sandbox answered with success. */
	uploads: number;
	/** The most requests the sandbox had open at the same time. */
	inFlight: number;
}

/** One way to do what a scenario is about. */
export interface Contender {
	name: string;
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
	unit: 'MB' | 's' | 'times' | 'uploads';
}

/** A scenario, made ready on a stage. */
export interface Contest {
	contenders: Contender[];
	/** @param of gives the medians of a contender by its name */
	targets(of: (name: string) => Measurement): Target[];
}

/** One question the benchmark answers. */
export interface Scenario {
	/** For `--only`. */
	name: string;
	about: string;
	prepare(stage: Stage, settings: Settings): Promise<Contest>;
}
