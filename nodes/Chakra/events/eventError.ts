import { explainMetaError } from '../whatsapp/metaErrors';
import type { EventError } from './event';
import { members, number, text } from '../json/narrow';

/** An error of Meta, with the meaning of its code. */
export function eventError(error: unknown): EventError {
	const { code: stated, title, message, error_data: data } = members(error);
	const code = number(stated);
	const explained = code === null ? null : explainMetaError(code);
	return {
		code,
		title: text(title) ?? text(message) ?? text(error),
		details: text(members(data).details),
		happened: explained?.happened ?? null,
		remedy: explained?.remedy ?? null,
	};
}
