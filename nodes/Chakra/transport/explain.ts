import type { ApiError } from './apiError';
import type { ApiResponse } from './apiResponse';
import { ChakraError } from './chakraError';
import { mayHaveBeenDone } from './mayHaveBeenDone';
import type { Outcome } from './outcome';
import { remedyToReach } from './remedyToReach';

/** One sentence about what happened and one about what to do. */
interface Explanation {
	happened: string;
	remedy: string;
}

/**
 * What an operation knows better than the general texts: the meaning of an HTTP status, of a timeout, or of a lost
 * connection. `mayBeDone` is the warning before the remedy if the request may have been done.
 */
export type Explanations = Partial<Record<number | 'timedOut' | 'lost', Explanation>> & {
	mayBeDone?: string;
};

export const CHECK_BASE_URL =
	'Check Base URL in the ChakraHQ credential; it is usually https://api.chakrahq.com.';
const MAY_BE_DONE = 'It may have been done all the same: look in ChakraHQ before you do it again. ';
const TRY_LATER = 'Try again later. If it stays, tell ChakraHQ support the time and what you sent.';
const RUN_AGAIN = 'Run the workflow again.';

/** Not shown after a warning against sending again. */
const remediesThatRepeat = new Set([TRY_LATER, RUN_AGAIN]);

const byStatus: Record<number, Explanation> = {
	401: {
		happened: 'ChakraHQ did not accept the access token',
		remedy:
			'Open the ChakraHQ credential, paste the token again (in ChakraHQ: Admin > API Keys, open the key, Access Tokens) and press Save, which tests it.',
	},
	402: {
		happened: 'ChakraHQ asks for a payment first',
		remedy: 'Look in ChakraHQ at your plan and your balance, then run again.',
	},
	403: {
		happened: 'This access token is not allowed to do this',
		remedy:
			'In ChakraHQ, open Admin > API Keys and give the key an access role that includes what this node does, or use another key.',
	},
	404: {
		happened: 'ChakraHQ found nothing at this address',
		remedy: 'Check the IDs in this node, and Base URL in the ChakraHQ credential.',
	},
	407: {
		happened: 'A proxy between n8n and ChakraHQ asks for a name and a password',
		remedy: 'Whoever runs n8n can give it the name and password of the proxy.',
	},
	408: { happened: 'ChakraHQ waited too long for the request', remedy: TRY_LATER },
	413: {
		happened: 'The request is larger than ChakraHQ takes',
		remedy: 'Make the file smaller and run again.',
	},
	415: {
		happened: 'ChakraHQ does not take this type of content',
		remedy: 'Convert the file to another type and run again.',
	},
	429: {
		happened: 'ChakraHQ asked to slow down and was still asking at the last try',
		remedy: 'Wait some minutes, then run again with fewer items at once.',
	},
};

/** For a request without a file: it must not ask people to change a file. */
export const withoutFile: Explanations = {
	413: {
		happened: 'The request is larger than ChakraHQ takes',
		remedy: 'Give shorter values and run again.',
	},
	415: {
		happened: 'ChakraHQ does not take this type of content',
		remedy: CHECK_BASE_URL,
	},
};

const gateway = 'A web server or gateway answered instead of ChakraHQ';
const redirected: Explanation = {
	happened:
		'The answer pointed to another address. It was not followed, so that your access token stays where it belongs',
	remedy: CHECK_BASE_URL,
};
const blocked: Explanation = {
	happened: gateway,
	remedy:
		'A firewall or a proxy turned it away: whoever runs n8n can let it through to Base URL. If there is none, tell ChakraHQ support the time and what you sent.',
};
const cutOff: Explanation = {
	happened: 'The answer cannot be read: it was cut off on its way, or is no JSON',
	remedy: TRY_LATER,
};
const serverTrouble: Explanation = {
	happened: 'ChakraHQ could not handle the request at the moment',
	remedy: TRY_LATER,
};
const notAccepted: Explanation = {
	happened: 'ChakraHQ did not accept the request',
	remedy: 'Correct what the answer names and run again.',
};
const notAcceptedWithoutReason: Explanation = {
	happened: notAccepted.happened,
	remedy: 'The answer gives no reason: check the values in this node and run again.',
};

export const UNPROVEN = "ChakraHQ's answer does not say whether this was done";

/** How a request ended that will not be tried again. */
export interface End {
	outcome: Outcome;
	/** Set if a response came. */
	apiError?: ApiError;
	tries: number;
	/** Whether repeating the request harms nobody. */
	idempotent: boolean;
	timeoutSeconds: number;
	explanations: Explanations;
}

/** Turns the end of a request into the error that the user reads. */
export function explain(end: End): ChakraError {
	const { outcome, apiError, tries, explanations } = end;
	if (outcome.kind === 'failed' || outcome.kind === 'notStored') return outcome.error;
	if (outcome.kind === 'unreadable') return unreadable(outcome.error, end);
	const mayBeDone = mayHaveBeenDone(end);
	const explanation = explanationOf(end);
	const isRefusal = [notAccepted, notAcceptedWithoutReason].includes(explanation);
	const { happened, remedy } =
		mayBeDone && isRefusal ? { happened: UNPROVEN, remedy: '' } : explanation;
	const response = outcome.kind === 'answered' ? outcome.response : undefined;
	const details = [
		happened.replace(/\.$/, ''),
		response && ` (HTTP ${response.status})`,
		tries > 1 && `, after ${tries} tries`,
		apiError?.apiMessage && `: ${apiError.apiMessage}`,
	];
	const warning = mayBeDone ? (explanations.mayBeDone ?? MAY_BE_DONE) : '';
	return new ChakraError(details.filter(Boolean).join(''), {
		remedy: (warning + (mayBeDone && remediesThatRepeat.has(remedy) ? '' : remedy)).trim(),
		...(response && { httpStatus: response.status }),
		...(apiError?.apiMessage && { apiMessage: apiError.apiMessage }),
		...(apiError?.metaCode !== undefined && { metaCode: apiError.metaCode }),
		...(mayBeDone && { mayBeDone }),
	});
}

/** The server answered, so it may have done what was asked. */
function unreadable(error: ChakraError, { idempotent, explanations }: End): ChakraError {
	if (idempotent) return error;
	const { remedy = '', ...facts } = error.details;
	const warning = explanations.mayBeDone ?? MAY_BE_DONE;
	return new ChakraError(error.message, {
		...facts,
		remedy: `${warning}${remedy}`.trim(),
		mayBeDone: true,
	});
}

/**
 * For a successful response to a request that is not idempotent, which does not prove what it should.
 * @param words the words of the response; '' where it has none
 */
export function unproven({ mayBeDone = MAY_BE_DONE }: Explanations = {}, words = ''): ChakraError {
	return new ChakraError(words === '' ? UNPROVEN : `${UNPROVEN}: ${words}`, {
		remedy: mayBeDone.trim(),
		mayBeDone: true,
	});
}

function explanationOf({
	outcome,
	apiError,
	idempotent,
	explanations,
	timeoutSeconds,
}: End): Explanation {
	if (outcome.kind === 'answered')
		return explanationOfResponse(outcome.response, apiError, explanations);
	if (outcome.kind === 'timedOut') {
		return (
			explanations.timedOut ?? {
				happened: `ChakraHQ gave no answer within ${timeoutSeconds === 1 ? 'a second' : `${timeoutSeconds} seconds`}`,
				remedy: TRY_LATER,
			}
		);
	}
	if (outcome.kind === 'lost' && explanations.lost) return explanations.lost;
	if (outcome.kind === 'cancelled') {
		return { happened: 'The run was cancelled', remedy: RUN_AGAIN };
	}
	const code = 'why' in outcome && outcome.why ? ` (${outcome.why})` : '';
	return outcome.kind === 'unsent'
		? {
				happened: 'n8n could not reach ChakraHQ, nothing was sent',
				remedy: `${CHECK_BASE_URL} ${remedyToReach(code)}${code}.`,
			}
		: {
				happened: 'The connection to ChakraHQ broke off before an answer came',
				remedy: `${idempotent ? 'Run it again, or look' : 'Look'} at the network between n8n and ChakraHQ${code}.`,
			};
}

/**
 * Meta's code for any wrong parameter, also for an unknown ID. The explanation of the operation is better, if it has
 * one.
 */
const INVALID_PARAMETER = 100;

function explanationOfResponse(
	{ status, text }: ApiResponse,
	apiError: ApiError | undefined,
	explanations: Explanations,
): Explanation {
	const { [status]: own } = explanations;
	const isVague = apiError?.metaCode === INVALID_PARAMETER && own !== undefined;
	if (apiError?.explanation && !isVague) return apiError.explanation;
	if (status >= 300 && status < 400) return redirected;
	const known = own ?? byStatus[status];
	if (apiError?.fromGateway && status < 300 && /^\s*[[{]/.test(text)) return cutOff;
	// The API itself has no pages. Its words for a 403 would send people to the access role of their key.
	if (apiError?.fromGateway && status === 403 && /^\s*</.test(text)) return blocked;
	if (apiError?.fromGateway) {
		const byItself = status < 500 ? CHECK_BASE_URL : TRY_LATER;
		return {
			happened: gateway,
			remedy: (status < 300 ? undefined : known?.remedy) ?? byItself,
		};
	}
	if (known) return known;
	if (status >= 500) return serverTrouble;
	return apiError?.apiMessage ? notAccepted : notAcceptedWithoutReason;
}
