import { isObject } from '../../json/isObject';
import { firstText, onlyOne } from '../../json/narrow';
import { ChakraError, toChakraError } from '../../transport/chakraError';

/**
 * The ID in the response to a call. The page of Create Many does not show it, so it is looked for under other
 * names too; '' where there is none.
 */
export function jobIdIn(data: unknown): string {
	const named = onlyOne(data);
	if (!isObject(named)) return '';
	const { job, backgroundJob = job } = named;
	const stated = isObject(backgroundJob) ? firstText(backgroundJob, 'id') : backgroundJob;
	return firstText({ ...named, stated }, 'backgroundJobId', 'jobId', 'stated', 'id');
}

/** What a 413 means here. */
export const tooLarge = (items: number) => ({
	happened: `A call with ${items} items is larger than ChakraHQ takes`,
	remedy: 'Give a smaller Batch Size in the options and run again: nothing of this call was done.',
});

const NO_JOB = 'ChakraHQ took these items and named no background job for them';
const CHECK_THEM = 'What became of them can only be seen in ChakraHQ';

/** Where nobody wants to follow the job. */
export const noJobWarning = `${NO_JOB}. ${CHECK_THEM}.`;

/** @param words the words of the response; '' where it has none */
export function noJob(isFollowed: boolean, words: string): ChakraError {
	const hint = isFollowed ? ' If it stays so, turn Wait for Job off.' : '';
	return new ChakraError(words === '' ? NO_JOB : `${NO_JOB}: ${words}`, {
		remedy: `${CHECK_THEM}: look there before you send them again.${hint}`,
		mayBeDone: true,
	});
}

/** The error of an item whose job could not be followed to its end. */
export function inJob(jobId: string, reason: unknown): ChakraError {
	const { message, details } = toChakraError(reason);
	const remedy = details.jobId
		? details.remedy
		: `ChakraHQ took these items as the background job ${jobId}: follow it with Background Job > Wait Until Done and Get Entries. ${details.remedy ?? ''}`;
	return new ChakraError(message, { ...details, remedy, jobId, mayBeDone: true });
}
