import type { Measurement } from './scenario';

/** Figure by figure. Null where no run has it. */
export function medians(runs: Measurement[]): Measurement {
	return {
		seconds: median(runs.map(({ seconds }) => seconds)),
		peakMemory: median(runs.map(({ peakMemory }) => peakMemory)),
		uploads: median(runs.map(({ uploads }) => uploads)) ?? 0,
		sends: median(runs.map(({ sends }) => sends)) ?? 0,
		inFlight: median(runs.map(({ inFlight }) => inFlight)) ?? 0,
	};
}

function median(values: Array<number | null>): number | null {
	const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
	const [low, high] = [Math.floor, Math.ceil].map(
		(round) => sorted[round((sorted.length - 1) / 2)],
	);
	return low === undefined || high === undefined ? null : (low + high) / 2;
}
