import type { LocalSpelling } from './localSpellings';

const example = 'for example +49 151 23456789';

/** Why a text is not a phone number that WhatsApp takes, and what to give, in words for people. */
export const numberProblems = {
	empty: `The phone number is empty. Give it with country code, ${example}.`,
	noDigits: `The phone number has no digits. Give it with country code, ${example}.`,
	noCountryCode: `The phone number starts with 0, so its country code is missing. Give it with country code, ${example}.`,
	localAddress: `This telephone link holds a number without its country code. Give it with country code, ${example}.`,
	trunkPrefix: (trunk: string) =>
		`A ${trunk} follows the country code in this phone number. It is dialled only inside the country: leave it out, ${example}.`,
	nobodysStart: (start: string) =>
		`No phone number begins with +${start}, so the country code is missing or wrong. Give the number with country code, ${example}.`,
	tooShort: (length: number) =>
		`The phone number has only ${length} digits. Give it whole and with country code, ${example}.`,
	tooLong: (length: number, max: number) =>
		`The phone number has ${length} digits; there are at most ${max}. If these are several numbers, make one item for each.`,
	northAmerican: (length: number) =>
		`This phone number begins with +1 and has ${length} digits behind it: in the USA, Canada and the Caribbean it has 10. Give it whole and with country code, for example +1 555 010 0001.`,
	sign: (sign: string) =>
		`The sign “${sign}” does not belong in a phone number. Give digits only, with country code, ${example}.`,
	severalNumbers:
		'This holds more than one phone number. Give one number, and one item for each recipient.',
	missingValue: 'Its expression found nothing. Look at what the number is taken from.',
	unevaluated: 'This is an expression that n8n has not evaluated. Set the field to Expression.',
	failedFormula:
		'A spreadsheet shows this for a formula without a result, and it takes a number with a plus for a formula. Format its column as text and enter the number again.',
	date: 'This is a date, not a phone number. Look at what the number is taken from.',
	noPerson:
		'This is the address of a WhatsApp group, a channel or a hidden number, not a phone number. Give the number itself.',
	group:
		'This is the ID of a WhatsApp group. Session Message > Send Raw JSON writes to groups, with "recipient_type": "group".',
	emailAddress: `This is an e-mail address. Give the phone number with country code, ${example}.`,
	username:
		'This is a username, and WhatsApp sends to phone numbers and user IDs. Give one of these.',
	hiddenDigits: `Digits of this phone number are hidden. Give it whole and with country code, ${example}.`,
	numbered:
		'Another number stands before or behind the phone number, such as that of a list. Give the phone number alone.',
	decimals:
		'This is a number with decimals, which an expression or a spreadsheet has calculated. Look at what the number is taken from.',
	negative:
		'This is a negative number: a spreadsheet takes a phone number with dashes for a subtraction. Format its column as text and enter the number again.',
	extension:
		'This number has an extension, which WhatsApp does not reach. Give a number without one.',
	shortenedBySpreadsheet:
		'A spreadsheet has shortened this phone number, and digits are lost. Format its column as text and enter the number again.',
	withoutCountry: (local: LocalSpelling) =>
		`This looks like a number of ${local.country} without its country code. Give it with a plus, for example ${local.example}.`,
	russianEight:
		'This looks like a number of Russia with the 8 that is dialled there. Give it with +7 in place of the 8 (in Belarus, with +375 in place of 80).',
	argentinian15:
		'This holds the 15 that stands in mobile numbers inside Argentina. Leave it out, and write a 9 behind the 54, for example +54 9 11 2345 6789.',
	linkWithoutNumber: `This WhatsApp link holds no phone number. Give the number itself with country code, ${example}.`,
	letters: `A phone number has no letters. Give digits only, with country code, ${example}.`,
};
