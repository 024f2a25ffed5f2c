import type { IWebhookFunctions } from 'n8n-workflow';
import { CHECKED, fieldName, fieldsIn, TYPED_MAX, typedIn } from './formBody';
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

/** An answer that was refused. */
interface Refused {
	/** What is wrong with it. */
	notice: string;
	/** The form as n8n parsed it. */
	body: unknown;
}

/** @param refused the last answer: what was typed stands in the fields again */
export function questionPage(question: Question, refused?: Refused): string {
	const { notice = '', body } = refused ?? {};
	const fields = fieldsIn(question, body);
	return [
		notice && `<p class="notice" role="alert" dir="auto">${escapeHtml(notice)}</p>`,
		`<h1 id="question">${escapeHtml(question.text)}</h1>`,
		// Multipart, because n8n takes nothing else where Response Type is Custom Form.
		`<form method="post"${question.responseType === 'customForm' ? ' enctype="multipart/form-data"' : ''}>`,
		...controls(question, (name) => typedIn(fields, name)),
		'</form>',
	].join('\n');
}

export function textPage(text: string): string {
	return `<h1>${escapeHtml(text)}</h1>`;
}

/** n8n's own forms say "Submit". */
export const FORM_BUTTON_LABEL = 'Send';

type Typed = (name: string) => string;

function controls(question: Question, typed: Typed): string[] {
	const { responseType, answers, form, formButtonLabel = FORM_BUTTON_LABEL } = question;
	const button = `<button>${escapeHtml(formButtonLabel)}</button>`;
	if (responseType === 'freeText') {
		// The question itself is the label: in the language of the person who is asked.
		const more = ' required aria-labelledby="question"';
		return [textArea('text', 6, more, typed('text')), button];
	}
	if (responseType === 'customForm') {
		return [...form.map((field, index) => control(field, fieldName(index), typed)), button];
	}
	return answers.map(
		({ title, description }, index) =>
			`<button name="choice" value="${index}">${escapeHtml(title)}${
				description === undefined ? '' : `<small>${escapeHtml(description)}</small>`
			}</button>`,
	);
}

function textArea(name: string, rows: number, more: string, text: string): string {
	// A browser leaves out the first line break.
	return `<textarea name="${name}" rows="${rows}" maxlength="${TYPED_MAX}"${more}>\n${escapeHtml(text)}</textarea>`;
}

function control(
	{ label, type, required, choices }: FormField,
	name: string,
	typed: Typed,
): string {
	const more = required ? ' required' : '';
	const attributes = `name="${name}"${more}`;
	// A screen reader knows it by the attribute.
	const title = escapeHtml(label) + (required ? '<span aria-hidden="true"> *</span>' : '');
	const text = typed(name);
	if (type === 'checkbox') {
		const checked = text === CHECKED ? ' checked' : '';
		return `<label class="line"><input type="checkbox" value="${CHECKED}" ${attributes}${checked}> ${title}</label>`;
	}
	return `<label>${title}${input()}</label>`;

	function input(): string {
		if (type === 'textarea') return textArea(name, 5, more, text);
		if (type !== 'dropdown') {
			const limit = type === 'number' ? 'step="any"' : `maxlength="${TYPED_MAX}"`;
			return `<input type="${type}" ${limit} ${attributes} value="${escapeHtml(text)}">`;
		}
		// With a value, because browsers collapse the spaces of the text.
		const options = ['', ...choices].map((choice) => {
			const [shown, selected] = [escapeHtml(choice), choice === text ? ' selected' : ''];
			return `<option value="${shown}"${selected}>${shown}</option>`;
		});
		return `<select ${attributes}>${options.join('')}</select>`;
	}
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

/** By this the trigger knows the page of a question. */
export const PAGE_TITLE = 'Question';

/**
 * The page runs from right to left where its first words do, as in Arabic. A notice counts for itself. Its colors are
 * the browser's own, so that it is dark where the phone is.
 */
function wholePage(content: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${PAGE_TITLE}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.2rem; white-space: pre-wrap; }
label { display: block; margin: 1rem 0; }
input:not([type=checkbox]), textarea, select { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; }
button { display: block; width: 100%; font: inherit; padding: .8rem; margin: .6rem 0; border: 0; border-radius: .4rem; background: #0b7a4b; color: #fff; cursor: pointer; }
small { display: block; }
.notice { border-inline-start: .3rem solid #d93025; padding-inline-start: .8rem; }
</style>
</head>
<body dir="auto">
${content}
</body>
</html>
`;
}
