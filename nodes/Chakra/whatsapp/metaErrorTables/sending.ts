import type { MetaErrorTable } from './metaErrorTable';

/** Authentication, permissions, limits, and sending messages. */
export const sending: MetaErrorTable = {
	0: [
		'Meta could not authenticate: the token has expired, was revoked or is blocked by settings.',
		'Create a new access token and update the credential.',
	],
	1: [
		'Meta answered without a clear reason: the request is malformed, or Meta is in trouble.',
		"Look at Meta's status page; if all is well there, check what is sent.",
	],
	2: ["Meta's service is down or overloaded for a moment.", "Look at Meta's status page."],
	3: [
		'The app lacks the capability or permission for this call.',
		"Inspect the token's permissions and grant the missing one.",
	],
	4: [
		'The app used up its calls for the hour.',
		"Wait, then call less often; Meta's app dashboard shows the limit.",
	],
	10: [
		'A permission is missing or was withdrawn, or the account is not eligible for this API.',
		'Check the token permissions and the eligibility for this feature.',
	],
	33: [
		'The sending business number no longer exists.',
		'Check the phone number ID; choose another number if it was deleted.',
	],
	100: [
		'A field is unknown, misspelt, too long or not allowed here.',
		'Read the details, correct that field and send again.',
	],
	190: ['The access token has expired.', 'Create a new access token and update the credential.'],
	'200-299': [
		'The permission was never granted or was withdrawn.',
		'Grant the app the permission this call needs.',
	],
	368: [
		'The WhatsApp account is restricted or disabled for breaking policy.',
		'Open the policy violations in Business Manager, and resolve or appeal them.',
	],
	80007: [
		'The WhatsApp Business Account reached its request limit.',
		'Wait for the hour to pass and call less often.',
	],
	80008: [
		'There were too many calls to this WhatsApp Business Account.',
		'Wait, then call less often.',
	],
	130429: [
		'The number sent faster than its allowed messages per second.',
		'Pause briefly, then send more slowly.',
	],
	130472: [
		'Meta withheld a marketing message from this person as an experiment.',
		'Do not repeat it; reach this person another way.',
	],
	130497: [
		'This business may not message people in that country.',
		'Check the messaging policy for your business type and that country.',
	],
	131000: [
		'The message did not go through, for a reason Meta does not know.',
		'If it comes again, contact support with the trace ID.',
	],
	131005: [
		'Access was refused: a permission is missing or was withdrawn.',
		"Check and grant the token's permissions.",
	],
	131008: ['A required field is missing or empty.', 'Fill in the field named in the details.'],
	131009: ['A field has a value that is not allowed.', 'Correct the value named in the details.'],
	131016: ['A Meta service is unavailable for the moment.', "Look at Meta's status page."],
	131021: ['Sender and recipient are the same number.', 'Send to a different number.'],
	131026: [
		'The message cannot be delivered: the number is not on WhatsApp, its terms are not accepted, or the app is too old.',
		'Check the number; ask the person elsewhere to message you or update WhatsApp.',
	],
	131030: [
		'The sender is a test number and the recipient is not on its allowed list.',
		'Add the recipient to the allowed list, or use a live number.',
	],
	131031: [
		'The account is locked, or data such as the PIN did not match.',
		'Look at policy violations and account health; check the two-step PIN.',
	],
	131037: [
		'The number provided by Meta has no approved display name yet.',
		'Set a display name and wait for its approval.',
	],
	131042: [
		'Payment is not settled: no method, credit exceeded, or account setup incomplete.',
		'Check billing, currency and time zone of the WhatsApp account.',
	],
	131045: [
		'The sending number is not registered correctly.',
		'Register the number, then send again.',
	],
	131047: [
		'More than 24 hours have passed since this person last wrote.',
		'Send an approved template instead.',
	],
	131048: [
		'The number is held back after many blocks or spam reports.',
		'Check the quality rating and improve the messages before sending more.',
	],
	131049: [
		'Meta chose not to deliver this message, often because the person gets too many marketing messages.',
		'Wait at least 24 hours; sooner attempts are refused again.',
	],
	131050: [
		'This person opted out of your marketing messages.',
		'Take them off marketing lists; never repeat it.',
	],
	131051: [
		'This kind of message is not supported.',
		'Choose a supported message type. If somebody wrote it to you, ask for it in another form.',
	],
	131052: [
		'Meta could not fetch media that a person sent you.',
		'Ask them to send the file another way.',
	],
	131053: [
		'Meta could not take in the media: it is of the wrong type or its link cannot be reached.',
		'Check file type and size, and that the link opens publicly.',
	],
	131055: [
		'The marketing endpoint accepts marketing templates only.',
		'Send a marketing template, or use the normal endpoint.',
	],
	131056: [
		'Too many messages went to this one person in a short time.',
		'Wait a little; other recipients are not affected.',
	],
	131057: [
		'The account is in maintenance, for example for a throughput upgrade.',
		'Wait some minutes and try again.',
	],
	131060: [
		'WhatsApp could not hand over this message of a person, often the first one to a number that is also in the WhatsApp Business app.',
		'Read it in the WhatsApp Business app, or ask the person to send it again.',
	],
	131062: [
		'This message cannot go to a user ID (login codes and bid templates cannot).',
		'Send it to the phone number.',
	],
	131063: [
		'Marketing templates are switched off on the normal endpoint.',
		'Use the marketing endpoint, or switch the setting back.',
	],
	131064: [
		'Sending is capped because templates were put in wrong categories.',
		'Review the template categories; the cap ends by itself.',
	],
	135000: [
		'The message did not go through, because of something unspecified in the request.',
		'Compare the request with the reference; contact support if it stays.',
	],
};
