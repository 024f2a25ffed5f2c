import type { Measurement } from './scenario';

/** Figure by figure. Null where no run has it. */
export function medians(runs: Measurement[]): Measurement {
	return {
		seconds: medianOrNull(runs.map(({ seconds }) => seconds)),
		peakMemory: medianOrNull(runs.map(({ peakMemory }) => peakMemory)),
		uploads: medianOrNull(runs.map(({ uploads }) => uploads)) ?? 0,
		sends: medianOrNull(runs.map(({ sends }) => sends)) ?? 0,
		inFlight: medianOrNull(runs.map(({ inFlight }) => inFlight)) ?? 0,
	};
}

function medianOrNull(values: Array<number | null>): number | null {
	const known = values.filter((value) => value !== null);
	return known.length === 0 ? null : median(known);
}

/** @param values at least one */
export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return (Number(sorted[Math.floor(middle)]) + Number(sorted[Math.ceil(middle)])) / 2;
}
