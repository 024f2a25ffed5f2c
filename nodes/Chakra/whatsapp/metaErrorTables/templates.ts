import type { MetaErrorTable } from './metaErrorTable';

const analytics = [
	'Template analytics are unavailable, cannot be switched off, or are not switched on.',
	'Confirm analytics in WhatsApp Manager where possible.',
] as const;

/** Templates and Flows: their use, their creation and their analytics. */
export const templates: MetaErrorTable = {
	132000: [
		"The number of values differs from the template's number of variables.",
		'Under Values to Send, give exactly one value per variable. A template chosen from the list shows its variables.',
	],
	132001: [
		'There is no approved template with this name in this language.',
		'Check its name, its language code and its approval, or choose it from the list, which shows the approved ones.',
	],
	132005: ['With the values filled in, the text is too long.', 'Shorten the values.'],
	132007: [
		'The template content breaks a WhatsApp policy.',
		"Change the template's content and have it reviewed.",
	],
	132012: [
		'A value has another format or media kind than the template expects.',
		'Match each value to its variable. A picture, video or document of the header is given under Header Media.',
	],
	132015: [
		'The template is paused for low quality.',
		'Edit the template and wait for approval, or use another one.',
	],
	132016: [
		'The template is disabled for good after repeated pauses.',
		'Create a new template with other content.',
	],
	132018: [
		"Something is not right with the template's values.",
		'Remove line breaks, tabs and long runs of spaces; send only components the template has.',
	],
	132068: ['The Flow in this message is blocked.', 'Repair the Flow, then send again.'],
	132069: [
		'The Flow is throttled: it had ten sends in the last hour.',
		'Repair the Flow; wait before sending again.',
	],
	134011: [
		'The WhatsApp Payments terms are not accepted yet.',
		"Accept the terms through the link in Meta's answer.",
	],
	134100: [
		'The marketing endpoint received a utility or authentication template.',
		'Use the normal endpoint for this template.',
	],
	134101: [
		'The new template is still being prepared for the marketing endpoint.',
		'Wait ten minutes and try again.',
	],
	134102: [
		'The template cannot be used there: it could not be prepared, or the account is not onboarded.',
		'Check the marketing API onboarding status; then contact support.',
	],
	200002: ['The template could not be created.', "Read Meta's answer and correct the template."],
	200005: analytics,
	200006: analytics,
	200007: analytics,
	1752041: [
		'The business was already invited to the marketing API.',
		'Nothing to do; accounts are onboarded by the first invitation.',
	],
	2388019: [
		'The account holds its maximum of templates (250, or 6,000 when verified).',
		'Delete unused templates or verify the business.',
	],
	2388040: [
		'A template field is over its character limit.',
		"Shorten the field named in Meta's answer.",
	],
	2388047: [
		'The header text has a format that is not allowed.',
		"Correct the header as Meta's answer says.",
	],
	2388072: [
		'The body text has a format that is not allowed.',
		"Correct the body as Meta's answer says.",
	],
	2388073: [
		'The footer text has a format that is not allowed.',
		"Correct the footer as Meta's answer says.",
	],
	2388293: [
		'The template has too many variables for so little text.',
		'Add words or remove variables.',
	],
	2388299: [
		'The text starts or ends with a variable.',
		'Put words before and after every variable.',
	],
};
