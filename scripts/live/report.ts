import type { Finding } from './live';

/** Unknowns about something that no call here asks for. */
const aboutOtherCalls = /does not exist|read-receipt/i;

/** What an answer tells of a thing that the contract does not know; undefined where it tells nothing. */
function answerTo(unknown: string, finding: Finding): string | undefined {
	const { status = 0, contentType, limitHeaders, entries, newFields } = finding;
	if (/rate limit/i.test(unknown) && limitHeaders.length > 0) return limitHeaders.join(', ');
	if (aboutOtherCalls.test(unknown)) return undefined;
	if (/error bodies/i.test(unknown)) return status >= 400 ? `it answered ${status}` : undefined;
	// A refusal, for instance of the token, shows nothing of a good answer.
	if (status >= 400) return undefined;
	if (/status code|200 or 201/i.test(unknown)) return `it answered ${status}`;
	if (/default page size/i.test(unknown) && entries !== undefined) {
		return `${entries} entries came without a limit`;
	}
	if (/redirect or direct/i.test(unknown)) {
		return status >= 300 ? 'a redirect' : `the ${contentType} itself`;
	}
	if (/total count|paging/i.test(unknown)) {
		const meta = newFields.filter((line) => line.startsWith('_meta.'));
		return meta.length > 0 ? meta.join(', ') : '_meta has no field that the contract does not name';
	}
	if (
		/^response|response (?:body|sample|example|schema)|answer's? shape|field list|fields inside/i.test(
			unknown,
		)
	) {
		return newFields.length > 0 ? 'the fields above' : 'what the contract assumes';
	}
	return undefined;
}

function findingLines(finding: Finding): string[] {
	const { id, call, skipped, differences } = finding;
	const title = `### ${id}: \`${call.method} ${call.path}\` (${call.confidence})`;
	if (skipped) return [title, '', `Not made: ${skipped}.`, ''];
	const { status, contentType, entries, newFields, limitHeaders } = finding;
	const seen = [`status ${status}`, contentType, entries === undefined ? '' : `${entries} entries`];
	const answered = call.unknowns.flatMap((unknown) => {
		const answer = answerTo(unknown, finding);
		return answer ? [`- answers "${unknown}": ${answer}`] : [];
	});
	return [
		title,
		'',
		seen.filter(Boolean).join(', '),
		'',
		...differences.map((line) => `- differs: ${line}`),
		...newFields.map((line) => `- not in the contract: ${line}`),
		...limitHeaders.map((name) => `- header of limits: ${name}`),
		...answered,
		...(differences.length + newFields.length === 0 ? ['- as the contract says'] : []),
		'',
	];
}

/**
 * The findings as Markdown for an issue. It has names and types of fields and no values, so it contains no personal
 * data.
 */
export function liveReport(findings: Finding[], version: string): string {
	const made = findings.filter(({ skipped }) => !skipped);
	const other = made.filter(({ differences }) => differences.length > 0);
	return [
		`## ChakraHQ's API beside the contract of n8n-nodes-chakrahq ${version}`,
		'',
		`${made.length} of ${findings.length} calls made; ${other.length} answered otherwise than the contract says.`,
		'Names and types of fields only: no values, IDs, numbers or texts.',
		'',
		...findings.flatMap(findingLines),
	].join('\n');
}
