import type { Say } from '../sandbox/n8n/progress';
import { medians } from './median';
import type { Contest, Measurement, Scenario, Settings, Target } from './scenario';
import type { Stage } from './stage';

export interface Comparison {
	name: string;
	about: string;
	contenders: Array<{ name: string; median: Measurement; runs: Measurement[] }>;
	targets: Target[];
}

/** Runs a scenario of the benchmark. */
export async function compare(
	stage: Stage,
	scenario: Scenario,
	settings: Settings,
	say: Say,
): Promise<Comparison> {
	const { name, about, prepare } = scenario;
	say(`${name}: ${about}`);
	const { contenders, targets } = await prepare(stage, settings);
	await stage.n8n.importWorkflow(...contenders.flatMap(({ workflow }) => workflow ?? []));
	const onStage = contenders.map((contender) => ({
		name: contender.name,
		measure: async () => await contender.measure(stage),
	}));
	return await inTurn({ name, about, contenders: onStage, targets }, settings.runs, say);
}

/** One question, with all that it needs to be answered. */
export interface ReadyContest {
	name: string;
	about: string;
	contenders: Array<{ name: string; measure(): Promise<Measurement> }>;
	targets: Contest['targets'];
}

/** Runs the contenders in turn (A B C, A B C, ...), so that a slow phase of the machine affects all of them. */
export async function inTurn(
	{ name, about, contenders, targets }: ReadyContest,
	times: number,
	say: Say,
): Promise<Comparison> {
	const measured = contenders.map((contender) => ({ contender, runs: new Array<Measurement>() }));
	for (let run = 1; run <= times; run++) {
		for (const { contender, runs } of measured) {
			const measurement = await contender.measure();
			runs.push(measurement);
			say(`  run ${run} of ${times}, ${contender.name}: ${describe(measurement)}`);
		}
	}
	const results = measured.map(({ contender, runs }) => ({
		name: contender.name,
		median: medians(runs),
		runs,
	}));
	const of = (wanted: string) =>
		results.find((result) => result.name === wanted)?.median ?? notMeasured;
	return { name, about, contenders: results, targets: targets(of) };
}

const notMeasured: Measurement = {
	seconds: null,
	peakMemory: null,
	uploads: 0,
	sends: 0,
	inFlight: 0,
};

function describe({ seconds, peakMemory }: Measurement): string {
	const facts = [
		seconds !== null && `${seconds.toFixed(2)} s`,
		peakMemory !== null && `peak ${Math.round(peakMemory / 1e6)} MB`,
	];
	return facts.filter(Boolean).join(', ');
}
