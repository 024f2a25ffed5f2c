import type { INodeProperties } from 'n8n-workflow';
import { isCalendarDate } from '../../../json/isCalendarDate';
import { readFlag } from '../../../parameters/flag';
import { entriesIn, expectCount } from '../../../parameters/limitedList';
import { optionalText, requiredText, trimmed } from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';
import { recipientDigits } from '../../../whatsapp/phoneNumbers';
import type { MessageType } from '../messageType';

/** Meta states no limit for these. */
const LINE_MAX = 1000;

const line = (
	displayName: string,
	name: string,
	more: Partial<INodeProperties> = {},
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	...more,
});

const kindLine = line('Type', 'type', {
	placeholder: 'e.g. Work',
	description: 'Any word, such as Home or Work',
});

/** A field for parts that a contact can have more than once, such as phone numbers. */
const repeatable = (
	displayName: string,
	name: string,
	entry: string,
	values: INodeProperties[],
	what = entry,
): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: `Add ${what}`,
	default: {},
	options: [{ displayName: entry[0]?.toUpperCase() + entry.slice(1), name: entry, values }],
});

const contactsField: INodeProperties = {
	displayName: 'Contacts',
	name: 'contacts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add contact',
	default: { contact: [{ fullName: '' }] },
	description: 'The contact cards to send, at most 257',
	options: [
		{
			displayName: 'Contact',
			name: 'contact',
			values: [
				line('Full Name', 'fullName', { placeholder: 'e.g. Ana Silva' }),
				line('First Name', 'firstName', {
					placeholder: 'e.g. Ana',
					description:
						'WhatsApp wants a part of the name besides the full one. If First Name and Last Name are both empty, the full name is given as first name too.',
				}),
				line('Last Name', 'lastName', { placeholder: 'e.g. Silva' }),
				repeatable('Phones', 'phones', 'phone', [
					line('Phone', 'phone', {
						placeholder: 'e.g. +49 151 23456789',
						description: 'With country code, written in any way',
					}),
					kindLine,
					{
						displayName: 'On WhatsApp',
						name: 'onWhatsApp',
						type: 'boolean',
						default: true,
						description:
							'Whether the card shows Message for this number; without it, it shows Invite',
					},
				]),
				repeatable('Emails', 'emails', 'email', [
					line('Email', 'email', { placeholder: 'e.g. name@example.com' }),
					kindLine,
				]),
				repeatable(
					'URLs',
					'urls',
					'url',
					[line('URL', 'url', { placeholder: 'e.g. https://example.com' }), kindLine],
					'web address',
				),
				repeatable('Addresses', 'addresses', 'address', [
					line('Street', 'street'),
					line('City', 'city'),
					line('State', 'state'),
					line('ZIP', 'zip'),
					line('Country', 'country'),
					line('Country Code', 'countryCode', {
						placeholder: 'e.g. DE',
						description: 'Two letters',
					}),
					kindLine,
				]),
				line('Company', 'company'),
				line('Department', 'department'),
				line('Job Title', 'jobTitle'),
				line('Birthday', 'birthday', { placeholder: 'e.g. 1990-12-31' }),
			],
		},
	],
};

/** Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/contacts-messages */
export const contacts: MessageType = {
	entry: { name: 'Contacts', value: 'contacts' },
	fields: [contactsField],
	build: (values) => {
		const entries = entriesIn(values.contacts, 'contact');
		expectCount(entries.length, { label: 'Contacts', max: 257 });
		return { type: 'contacts', contacts: entries.map(readContact) };
	},
};

type Entry = Record<string, unknown>;

function readContact(entry: Entry, index: number): object {
	const where = `Contacts, number ${index + 1}`;
	const fullName = requiredText(trimmed(entry.fullName), {
		label: `${where}: Full Name`,
		max: LINE_MAX,
	});
	const name = lines(where, entry, { first_name: 'firstName', last_name: 'lastName' });
	const org = lines(where, entry, {
		company: 'company',
		department: 'department',
		title: 'jobTitle',
	});
	const part = (list: string, single: string, read: (one: Entry, where: string) => object) =>
		entriesIn(entry[list], single).map((one, nth) => read(one, `${where}, ${single} ${nth + 1}`));
	const lists = {
		phones: part('phones', 'phone', readPhone),
		emails: part('emails', 'email', readEmail),
		urls: part('urls', 'url', readUrl),
		addresses: part('addresses', 'address', readAddress),
	};
	const birthday = readBirthday(entry.birthday, where);
	return {
		name: {
			formatted_name: fullName,
			...(Object.keys(name).length > 0 ? name : { first_name: fullName }),
		},
		...(Object.keys(org).length > 0 && { org }),
		...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
		...(birthday !== undefined && { birthday }),
	};
}

const labelsIn = (fields: INodeProperties[]): Array<[name: string, label: string]> =>
	fields.flatMap(({ name, displayName, options = [] }) => [
		[name, displayName],
		...labelsIn(options.flatMap((option) => ('values' in option ? option.values : []))),
	]);

const labels: ReadonlyMap<string, string> = new Map(labelsIn([contactsField]));

/** Maps Meta's members to ours and leaves out empty ones. */
function lines(
	where: string,
	entry: Entry,
	fields: Record<string, string>,
): Record<string, string> {
	const read = Object.entries(fields).map(([meta, ours]): [string, string | undefined] => [
		meta,
		optionalText(trimmed(entry[ours]), { label: `${where}: ${labels.get(ours)}`, max: LINE_MAX }),
	]);
	return Object.fromEntries(read.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function readPhone(entry: Entry, where: string): object {
	const phone = requiredText(trimmed(entry.phone), { label: `${where}: Phone`, max: LINE_MAX });
	const plain = { phone, ...lines(where, entry, { type: 'type' }) };
	const displayName = `${where}: On WhatsApp`;
	if (!readFlag(entry.onWhatsApp ?? true, { displayName })) return plain;
	const digits = recipientDigits(phone);
	if ('digits' in digits) return { ...plain, wa_id: digits.digits };
	throw new ChakraError(`${where}: Phone "${phone.slice(0, 50)}" cannot be on WhatsApp`, {
		remedy: `${digits.problem} Or turn off On WhatsApp for it.`,
	});
}

function readEmail(entry: Entry, where: string): object {
	const email = requiredText(trimmed(entry.email), { label: `${where}: Email`, max: LINE_MAX });
	return { email, ...lines(where, entry, { type: 'type' }) };
}

function readUrl(entry: Entry, where: string): object {
	const url = requiredText(trimmed(entry.url), { label: `${where}: URL`, max: LINE_MAX });
	return { url, ...lines(where, entry, { type: 'type' }) };
}

function readAddress(entry: Entry, where: string): object {
	const address = lines(where, entry, {
		street: 'street',
		city: 'city',
		state: 'state',
		zip: 'zip',
		country: 'country',
		country_code: 'countryCode',
		type: 'type',
	});
	const { country_code: code } = address;
	if (code !== undefined && !/^[a-z]{2}$/i.test(code)) {
		throw new ChakraError(`${where}: Country Code "${code.slice(0, 50)}" is not two letters`, {
			remedy:
				'Give it as ISO 3166 has it, such as DE. The name of the country belongs into Country.',
		});
	}
	if (Object.keys(address).length > 0) return address;
	throw new ChakraError(`${where} is empty`, { remedy: 'Fill it in, or remove it.' });
}

function readBirthday(given: unknown, where: string): string | undefined {
	const birthday = optionalText(trimmed(given), { label: `${where}: Birthday`, max: LINE_MAX });
	if (birthday === undefined || isCalendarDate(birthday)) return birthday;
	throw new ChakraError(`${where}: Birthday "${birthday.slice(0, 50)}" is not a date`, {
		remedy: 'Write year, month and day, such as 1990-12-31.',
	});
}
