import { members, number, text } from '../json/narrow';
import { explainMetaError } from '../whatsapp/metaErrors';
import type { EventError } from './event';

/** Errors as an event has them: Meta gives a list, a relay may give one alone. */
export function eventErrors(errors: unknown): EventError[] {
	const all: unknown[] = Array.isArray(errors) ? errors : [errors];
	return all.filter((error) => error !== undefined && error !== null).map(eventError);
}

/** An error of Meta, with the meaning of its code. */
function eventError(error: unknown): EventError {
	const { code: stated, title, message, error_data: data, details } = members(error);
	const code = number(stated);
	const explained = code === null ? null : explainMetaError(code);
	return {
		code,
		title: text(title) ?? text(message) ?? text(error),
		// Older versions of Meta's API have the details beside the title.
		details: text(members(data).details) ?? text(details),
		happened: explained?.happened ?? null,
		remedy: explained?.remedy ?? null,
	};
}
