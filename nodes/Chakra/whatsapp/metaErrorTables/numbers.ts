import type { MetaErrorTable } from './metaErrorTable';

/** Registering, moving and onboarding phone numbers; no message is involved. */
export const numbers: MetaErrorTable = {
	192: ['A phone number is invalid.', 'Correct the number.'],
	133000: ['An earlier deregistration did not finish.', 'Deregister again, then register.'],
	133004: [
		'The server is unavailable for the moment.',
		"Look at Meta's status page and the details.",
	],
	133005: ['The two-step PIN is wrong.', 'Enter the right PIN, or reset it.'],
	133006: [
		'The number must be verified before it is registered.',
		'Verify the number, then register it.',
	],
	133008: ['There were too many wrong PIN attempts.', 'Wait for the time given in the details.'],
	133009: ['The PIN attempts came too fast.', 'Wait as the details say, then try again.'],
	133010: ['The number is not registered on the platform.', 'Register the number first.'],
	133015: ['The number was deleted a moment ago.', 'Wait 5 minutes, then register it.'],
	133016: [
		'There were too many register or deregister attempts for this number.',
		'Wait until Meta unblocks the number.',
	],
	2388001: [
		'Migration stopped: ownership is unconfirmed, or two-step verification is still on.',
		'Verify the number; switch two-step verification off.',
	],
	2388012: ['The number already belongs to this account.', 'Use another number.'],
	2388091: [
		'The number is not being migrated, so no code can be sent.',
		'Register and verify it the normal way.',
	],
	2388093: [
		'The number is not being migrated, so no code can be checked.',
		'Register and verify it the normal way.',
	],
	2388103: [
		'Migration was refused because of webhooks, display name, credit, approval or ownership.',
		"Read the title of Meta's answer to see which, and fix that.",
	],
	2494100: ['The number is in maintenance.', 'Try again in a few minutes.'],
	2593079: ['The old account-ownership model blocks the change.', 'Contact support.'],
	2593085: ['The old account-ownership model blocks the change.', 'Contact support.'],
	2593107: [
		'Contact or history sync was already requested once.',
		'Remove the customer and onboard them again.',
	],
	2593108: [
		'The sync was asked for later than 24 hours after onboarding.',
		'Remove the customer and onboard them again.',
	],
};
