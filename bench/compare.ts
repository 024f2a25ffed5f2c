import type { Say } from '../sandbox/n8n/progress';
import { medians } from './median';
import type { Contender, Contest, Measurement, Scenario, Settings, Target } from './scenario';
import type { Stage } from './stage';

type Result = Pick<Contender, 'name' | 'isBase'> & { median: Measurement; runs: Measurement[] };

export interface Comparison {
	name: string;
	about: string;
	contenders: Result[];
	targets: Target[];
}

/** Runs a scenario of the benchmark. */
export async function compare(
	stage: Stage,
	scenario: Scenario,
	settings: Settings,
	say: Say,
): Promise<Comparison> {
	const { name, prepare } = scenario;
	const about = scenario.about(settings);
	say(`${name}: ${about}`);
	const { contenders, targets } = await prepare(stage, settings);
	await stage.n8n.importWorkflow(...contenders.flatMap(({ workflow }) => workflow ?? []));
	const onStage = contenders.map((contender) => ({
		...contender,
		measure: async () => await contender.measure(stage),
	}));
	return await inTurn({ name, about, contenders: onStage, targets }, settings.runs, say);
}

/** One question, with all that it needs to be answered. */
export interface ReadyContest {
	name: string;
	about: string;
	contenders: Array<Pick<Contender, 'name' | 'isBase'> & { measure(): Promise<Measurement> }>;
	targets: Contest['targets'];
}

/** Runs the contenders in turn (A B C, A B C, ...), so that a slow phase of the machine affects all of them. */
export async function inTurn(
	{ name, about, contenders, targets }: ReadyContest,
	times: number,
	say: Say,
): Promise<Comparison> {
	const began = performance.now();
	const measured = contenders.map((contender) => ({ contender, runs: new Array<Measurement>() }));
	for (let run = 1; run <= times; run++) {
		for (const { contender, runs } of measured) {
			const measurement = await contender.measure();
			runs.push(measurement);
			say(`  run ${run} of ${times}, ${contender.name}: ${describe(measurement)}`);
		}
	}
	say(`  ${name} took ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
	const results = measured.map(({ contender, runs }) => ({
		name: contender.name,
		isBase: contender.isBase,
		median: medians(runs),
		runs,
	}));
	const of = (wanted: string) =>
		results.find((result) => result.name === wanted)?.median ?? notMeasured;
	return { name, about, contenders: results, targets: targets(of) };
}

/** For each contender, the one with whose memory it is compared; null where it is one of those itself. */
export function basesOf(contenders: Result[]): Array<Measurement | null> {
	let base: Measurement | null = null;
	return contenders.map(({ isBase, median }, at) => {
		const isOwn = at === 0 || isBase === true;
		if (isOwn) base = median;
		return isOwn ? null : base;
	});
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
