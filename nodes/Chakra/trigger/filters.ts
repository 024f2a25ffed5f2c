import type { ChakraEvent } from '../events/event';
import { ChakraError } from '../transport/chakraError';
import { shortSpelling } from '../whatsapp/numberSpellings';
import { recipientDigits } from '../whatsapp/phoneNumbers';

/** Which events start the workflow. An empty list lets every value pass. */
export interface Filters {
	events: readonly string[];
	messageTypes: readonly string[];
	statuses: readonly string[];
	/** Phone number IDs, display numbers or account IDs, as typed. */
	phoneNumbers: readonly string[];
}

const namedEvents = ['account', 'message', 'messageEcho', 'other', 'status', 'templateStatus'];

/** The message types that the filter names; a promise to saved workflows. Every other type is `other`. */
const namedMessageTypes = [
	'audio',
	'button',
	'contacts',
	'document',
	'image',
	'list',
	'location',
	'order',
	'reaction',
	'sticker',
	'text',
	'unsupported',
	'video',
	'voice',
] as const;

const namedStatuses = ['sent', 'delivered', 'read', 'played', 'failed'];

export function passes(event: ChakraEvent, filters: Filters): boolean {
	return (
		filters.events.includes(event.event) &&
		passesType(event, filters.messageTypes) &&
		passesStatus(event, filters.statuses) &&
		passesNumber(event.to, filters.phoneNumbers)
	);
}

function passesType({ event, type }: ChakraEvent, wanted: readonly string[]): boolean {
	if (event !== 'message' && event !== 'messageEcho') return true;
	return isAmong(type, wanted, namedMessageTypes);
}

function passesStatus({ event, status }: ChakraEvent, wanted: readonly string[]): boolean {
	return event !== 'status' || isAmong(status?.state ?? null, wanted, namedStatuses);
}

function isAmong(
	value: string | null,
	wanted: readonly string[],
	named: readonly string[],
): boolean {
	if (wanted.length === 0) return true;
	return wanted.includes(value !== null && named.includes(value) ? value : 'other');
}

/** An event without a number passes: it could belong to any of them. */
function passesNumber(
	{ phoneNumberId, displayNumber, businessAccountId }: ChakraEvent['to'],
	wanted: readonly string[],
): boolean {
	if (wanted.length === 0 || (phoneNumberId === null && displayNumber === null)) return true;
	const own = [phoneNumberId, displayNumber, businessAccountId].map((id) =>
		shortSpelling(digits(id ?? '')),
	);
	return wanted.flatMap(meantBy).some((id) => id !== '' && own.includes(id));
}

/**
 * Refuses what lets no event through: no events, or a value that nothing has, as an expression or a model may give it.
 * @throws ChakraError
 */
export function expectUsable({ events, messageTypes, statuses, phoneNumbers }: Filters): void {
	if (events.length === 0) {
		throw new ChakraError('Events is empty, so nothing would start this workflow', {
			remedy: 'Choose at least one event.',
		});
	}
	expectNamed('Events', events, namedEvents);
	expectNamed('Message Types', messageTypes, [...namedMessageTypes, 'other']);
	expectNamed('Statuses', statuses, [...namedStatuses, 'other']);
	expectNumbers(phoneNumbers);
}

function expectNamed(field: string, given: readonly string[], known: readonly string[]): void {
	const odd = given.find((value) => !known.includes(value));
	if (odd === undefined) return;
	throw new ChakraError(`${field}: "${odd.slice(0, 50)}" is none of its values`, {
		remedy: `Choose from the list. An expression must give one of these, or several: ${known.join(', ')}.`,
	});
}

/** Refuses an entry of Phone Numbers that can be no ID and no number, such as a name. */
function expectNumbers(phoneNumbers: readonly string[]): void {
	const odd = phoneNumbers.find((entry) => !meantBy(entry).some((id) => /^[1-9]\d{5,}$/.test(id)));
	if (odd === undefined) return;
	throw new ChakraError(
		`Phone Numbers: "${odd.slice(0, 50)}" is neither an ID nor a phone number`,
		{
			remedy:
				"Copy the phone number ID from the plugin's page in ChakraHQ, or give the number with country code, for example +49 151 23456789.",
		},
	);
}

/** What an entry can mean: an ID, or a phone number in any spelling. */
function meantBy(entry: string): string[] {
	const number = recipientDigits(entry);
	return [digits(entry), ...('digits' in number ? [shortSpelling(number.digits)] : [])];
}

function digits(text: string): string {
	return text.replace(/\D/g, '');
}
