import type { IWebhookFunctions } from 'n8n-workflow';
import type { FormField, Question } from './question';

/** No script runs, nothing is loaded, and the form can be sent only to this n8n. */
const HEADERS = {
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex',
};

export function showPage(context: IWebhookFunctions, status: number, content: string): void {
	context.getResponseObject().status(status).send(pageToSend(context, content));
}

/**
 * Sets the headers, and returns the page for n8n to send. n8n puts a sandbox policy of its own in place of ours, which
 * lets scripts run: such a page must hold nothing that anybody has typed.
 */
export function pageToSend(context: IWebhookFunctions, content: string): string {
	context.getResponseObject().set(HEADERS).type('html');
	return wholePage(content);
}

/** @param notice what was wrong with the last answer */
export function questionPage(question: Question, notice = ''): string {
	return [
		notice && `<p class="notice" role="alert">${escapeHtml(notice)}</p>`,
		`<h1>${escapeHtml(question.text)}</h1>`,
		// Multipart, because n8n takes nothing else where Response Type is Custom Form.
		`<form method="post"${question.responseType === 'customForm' ? ' enctype="multipart/form-data"' : ''}>`,
		...controls(question),
		'</form>',
	].join('\n');
}

export function textPage(text: string): string {
	return `<h1>${escapeHtml(text)}</h1>`;
}

function controls({ responseType, answers, form }: Question): string[] {
	if (responseType === 'freeText') {
		return [
			'<label>Your answer<textarea name="text" rows="6" required></textarea></label>',
			'<button>Send</button>',
		];
	}
	if (responseType === 'customForm') return [...form.map(control), '<button>Send</button>'];
	return answers.map(
		({ title, description }, index) =>
			`<button name="choice" value="${index}">${escapeHtml(title)}${
				description === undefined ? '' : `<small>${escapeHtml(description)}</small>`
			}</button>`,
	);
}

function control({ label, type, required, choices }: FormField, index: number): string {
	const attributes = `name="${fieldName(index)}"${required ? ' required' : ''}`;
	const title = escapeHtml(label);
	if (type === 'checkbox') {
		return `<label class="line"><input type="checkbox" value="yes" ${attributes}> ${title}</label>`;
	}
	return `<label>${title}${input()}</label>`;

	function input(): string {
		if (type === 'textarea') return `<textarea rows="5" ${attributes}></textarea>`;
		if (type !== 'dropdown') {
			return `<input type="${type}"${type === 'number' ? ' step="any"' : ''} ${attributes}>`;
		}
		// With a value, because browsers collapse the spaces of the text.
		const options = ['', ...choices]
			.map(escapeHtml)
			.map((choice) => `<option value="${choice}">${choice}</option>`);
		return `<select ${attributes}>${options.join('')}</select>`;
	}
}

/** The name of a form field. It is numbered, because a label may hold any character. */
export function fieldName(index: number): string {
	return `field${index}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function wholePage(content: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Question</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
h1 { font-size: 1.2rem; white-space: pre-wrap; overflow-wrap: anywhere; }
label { display: block; margin: 1rem 0; }
input:not([type=checkbox]), textarea, select { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; }
button { display: block; width: 100%; font: inherit; padding: .8rem; margin: .6rem 0; border: 0; border-radius: .4rem; background: #0b7a4b; color: #fff; cursor: pointer; }
small { display: block; }
.notice { border-left: .3rem solid #b3261e; padding-left: .8rem; }
</style>
</head>
<body>
${content}
</body>
</html>
`;
}
