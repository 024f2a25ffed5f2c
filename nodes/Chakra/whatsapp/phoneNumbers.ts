import { lostValueIn } from '../json/missingValue';
import { localSpellingOf, type LocalSpelling } from './localSpellings';

/** A phone number as WhatsApp wants it, or in plain words why the text is not one. */
type Recipient = { digits: string } | { problem: string };

/** E.164 allows 15 digits; no country's numbers are shorter than 7 with the country code. */
const minDigits = 7;
const maxDigits = 15;

/** A longer text cannot be one phone number. */
const maxTextLength = 1000;

/** `p:` stands before the numbers in the lists of Facebook's lead ads. */
const prefix = /^(?:whatsapp|tel\.?|telefon|phone|mobile|mobil|cell|callto|sms|smsto|p) ?:/i;

/** What a `tel:` address adds to its number, but for an extension (RFC 3966). */
const addressParameter = /;(?!ext=)[a-z-]{1,20}=[^;]{0,100}/gi;

/** WhatsApp's own addresses of groups, channels and people who hide their number. */
const noPersonSuffix = /@(?:g\.us|(?:hosted\.)?lid|newsletter|broadcast)$/i;
/** Meta's ID of a group is the base64 of `capi_group:` and more. */
const groupId = /^Y2FwaV9ncm91c[\w+/-]{4,200}=?=?$/;

const chatSuffix = /(?:[._]\d{1,3})?(?::\d{1,3})?@(?:c\.us|s\.whatsapp\.net|hosted)$/i;

/** What else a link holds besides its number: `sms:+15550100001?body=Hello`. */
const linkQuery = /^((?:whatsapp|tel|callto|sms|smsto):[^?]{1,100})\?[^]*$/i;

/** Also with a name around it: `Ana <ana@example.com>`. */
const emailAddress = /[\p{L}\d]@[\p{L}\d-]{1,63}\.\p{L}/u;

const username = /^@[\w.]{2,40}$/;

const extension = /\d[\s,;([]*(?:ext(?:ension|n)?\b|;ext=|x|#)[\s.:=]*\d{1,6}[)\]]?$/i;

/** In a number that was put together: `+49undefined`. */
const lostWord = /undefined|null|NaN/;

/** `2026-03-05` and `15.03.2026` have as many digits as a number. */
const date =
	/^(?:(?:19|20)\d\d([./-])\d\d\1\d\d(?:[T ][\d:.]{4,15}Z?)?|\d{1,2}([./-])\d{1,2}\2(?:19|20)\d\d)$/;

/** Signs that people write in or around a number: spaces, dashes, brackets, dots, slashes, quotes. */
const separators = /[\s\p{Pd}\p{Pi}\p{Pf}\u2212()[\]{}<>./·•'„‚"`_~]/gu;

/**
 * Country codes whose national numbers are dialled with a 0 in front and never begin with one after the country code
 * (ITU-T E.164, national numbering plans). Italy, for one, is not among them: there the 0 belongs to the number.
 */
const zeroCountries = [
	'20|27|3[1-3]|4[0134689]|5[124578]|6[0-46]|8[1246]|9[0-58]|212|213|23[34]|251|25[4-6]|26[03]',
	'353|358|359|38[0125679]|421|59[358]|85[56]|880|886|96[1-467]|97[0127]|99[45]',
].join('|');

/** What is dialled inside the country stands behind the code. Mexico and Hungary have more than a 0. */
const trunkPrefix = new RegExp(`^(?:52(01|04[45])|36(06)|(?:${zeroCountries})(0))`);

/** `+54 11 15 2345-6789`: inside Argentina a 15 stands in mobile numbers, and from outside a 9 behind the country code. */
const argentinian15 = /^549?(?=\d{12}$)(?:11|[23]\d{2,3})15\d{6,8}$/;

/** Russia, Kazakhstan and Belarus dial an 8 in front: `8 (495) 123-45-67`. Without the brackets only some are certain. */
const russianEight = /^(?:7?8[79]\d{9}|80(?:17|25|29|33|44)\d{7})$/;
const russianEightInFront = /^8[\s-]{0,3}\(\d{3,4}\)/;

const example = 'for example +49 151 23456789';

/**
 * The digits of a phone number with country code, without `+`. Accepted are the ways in which people write numbers:
 * `+` or `00` in front, spaces, dashes, brackets, dots, a trunk `(0)`, `whatsapp:` or `tel:`, a WhatsApp link with a
 * number, digits of other scripts, and a spreadsheet's `.0`, thousands separators or `="..."`.
 *
 * Refused are letters or other signs, several numbers, and fewer than 7 or more than 15 digits. Numbers with a leading
 * 0 are refused too: their country code is missing, and WhatsApp would use the sender's
 * (developers.facebook.com/documentation/business-messaging/whatsapp/messages).
 */
export function recipientDigits(text: string): Recipient {
	if (/^\s{0,10}#[A-Z]/.test(text)) return { problem: failedFormula };
	if (lostWord.test(text.split('?', 1)[0] ?? '') || lostValueIn(text) !== undefined) {
		return { problem: missingValue };
	}
	if (date.test(text.trim())) return { problem: isDate };
	if (noPersonSuffix.test(text.trim())) return { problem: noPerson };
	if (groupId.test(text.trim())) return { problem: isGroup };
	if (username.test(text.trim())) return { problem: isUsername };
	const bare = numberPart(withoutQuotes(text.trim()));
	if (bare === null) return { problem: linkWithoutNumber };
	if (bare === '')
		return { problem: `The phone number is empty. Give it with country code, ${example}.` };
	if (bare.length > maxTextLength) return { problem: severalNumbers };
	if (emailAddress.test(bare) && !chatSuffix.test(bare)) return { problem: isEmailAddress };
	const plainSigns = toAscii(unescaped(bare))
		.replace(linkQuery, '$1')
		.replace(addressParameter, '');
	const whole = fromPowerOfTen(plainSigns);
	if (whole === null) return { problem: shortenedBySpreadsheet };
	if (decimalNumber.test(whole)) return { problem: hasDecimals };
	if (negativeNumber.test(whole)) return { problem: isNegative };
	if (extension.test(whole)) return { problem: hasExtension };
	if (russianEightInFront.test(whole)) return { problem: hasRussianEight };
	const local = localSpellingOf(whole);
	if (local) return { problem: withoutCountry(local) };
	const plain = withoutThousandsCommas(whole);
	// A word such as "or" separates numbers too.
	const parts = plain.split(/[,;|\r\n\p{L}]/u).map((part) => part.replace(/\D+/g, ''));
	// One number may contain a comma, so count only the parts that are long enough to be a number.
	if (parts.filter((digits) => digits.length >= minDigits).length > 1) {
		return { problem: severalNumbers };
	}
	return digitsOf(plain);
}

const withoutQuotes = (text: string) =>
	text
		.replace(/^["'“<]/, '')
		.replace(/["'”>]$/, '')
		.trim();

/** A link writes spaces and the plus as escapes. */
const unescaped = (text: string) => text.replace(/%20/g, ' ').replace(/%2b/gi, '+');

/** One or two digits behind a long number: a calculation was made with it. */
const decimalNumber = /^-?\d{9,15}[.,](?!0{1,4}$)\d{1,2}$/;

/** `-23456891`: a spreadsheet takes `+49-151-23456789` for a subtraction. A longer one may be an entry of a list. */
const negativeNumber = /^[-\u2212]\d{1,10}(?:[.,]\d{1,4})?$/;

/**
 * `5.215512345678E+12`, as spreadsheets write large numbers, with all its digits; null where digits are missing, as they
 * are in a small number.
 */
function fromPowerOfTen(text: string): string | null {
	const [, first, rest = '', sign, power] =
		/^["'+-]{0,2}(\d{1,3})(?:[.,](\d+))?e([+-]?)(\d+)["']?$/i.exec(text) ?? [];
	if (first === undefined) return text;
	if (sign === '-') return null;
	const places = Number(power);
	const isWhole = rest.length >= places && /^0*$/.test(rest.slice(places));
	return isWhole ? first + rest.slice(0, places) : null;
}

/** `5,215,512,345,678`, as spreadsheets show large numbers, and `+1,555,010,0001`, without its commas. */
function withoutThousandsCommas(text: string): string {
	const [, grouped] = /^(["']?\+?\d{1,4}(?:,\d{2,5}){2,6})(?:\.00?)?["']?$/.exec(text) ?? [];
	return grouped === undefined ? text : grouped.replaceAll(',', '');
}

const link =
	/^(?:https?:\/\/)?(?:(?:www|api|web|chat)\.)?(?:wa\.me|whatsapp\.com)\/|^whatsapp:\/\//i;

/** The number in a WhatsApp link or in a spreadsheet formula (`="+1555..."`); null for a link without a number. */
function numberPart(text: string): string | null {
	const start = link.exec(text)?.[0];
	if (start === undefined) return text.replace(/^=\s?(?=["'+\d])/, '');
	const rest = text.slice(start.length, maxTextLength);
	const asked = /[?&]phone=([^&#]*)/i.exec(rest)?.[1];
	const number = unescaped(asked ?? rest.split(/[?#]/, 1)[0] ?? '');
	return number && /\d/.test(number) && !/\p{L}/u.test(number) ? number : null;
}

/** What is wrong where several numbers stand in the place of one. */
export const severalNumbers =
	'This holds more than one phone number. Give one number, and one item for each recipient.';

const missingValue =
	'This is what an expression gives that found nothing. Look at what the number is taken from.';

const failedFormula =
	'A spreadsheet shows this for a formula without a result, and it takes a number with a plus for a formula. Format its column as text and enter the number again.';

const isDate = 'This is a date, not a phone number. Look at what the number is taken from.';

const noPerson =
	'This is the address of a WhatsApp group, a channel or a hidden number, not a phone number. Give the number itself.';

const isGroup =
	'This is the ID of a WhatsApp group. Session Message > Send Raw JSON writes to groups, with "recipient_type": "group".';

const isEmailAddress = `This is an e-mail address. Give the phone number with country code, ${example}.`;

const isUsername =
	'This is a username, and WhatsApp sends to phone numbers and user IDs. Give one of these.';

const hasDecimals =
	'This is a number with decimals, which an expression or a spreadsheet has calculated. Look at what the number is taken from.';

const isNegative =
	'This is a negative number: a spreadsheet takes a phone number with dashes for a subtraction. Format its column as text and enter the number again.';

const hasExtension =
	'This number has an extension, which WhatsApp does not reach. Give a number without one.';

const shortenedBySpreadsheet =
	'A spreadsheet has shortened this phone number, and digits are lost. Format its column as text and enter the number again.';

const withoutCountry = (local: LocalSpelling) =>
	`This looks like a number of ${local.country} without its country code. Give it with a plus, for example ${local.example}.`;

const hasRussianEight =
	'This looks like a number of Russia with the 8 that is dialled there. Give it with +7 in place of the 8 (in Belarus, with +375 in place of 80).';

const has15 =
	'This holds the 15 that stands in mobile numbers inside Argentina. Leave it out, and write a 9 behind the 54, for example +54 9 11 2345 6789.';

const linkWithoutNumber = `This WhatsApp link holds no phone number. Give the number itself with country code, ${example}.`;

const hasLetters = `A phone number has no letters. Give digits only, with country code, ${example}.`;

/** Italy, San Marino, the Vatican, Ivory Coast, Benin, Gabon and Congo: there a 0 belongs to the number itself. */
const keepsZero = /^(?:00)?(?:39|378|379|225|229|241|242)$/;

/** `+49 (0) 151` without the 0 that is dialled only inside the country. */
function withoutTrunkZero(_: string, before: string, at: number, text: string): string {
	return keepsZero.test(text.slice(0, at + 1).replace(/\D+/g, '')) ? `${before}0` : before;
}

function digitsOf(text: string): Recipient {
	const signs = text
		.replace(prefix, '')
		.replace(chatSuffix, '')
		.replace(/^(\+?\d{7,15})[.,]0{1,4}$/, '$1')
		.replace(/(\d[^\d+]{0,4})[([{]\s*0\s*[)\]}]/, withoutTrunkZero)
		.replace(separators, '')
		// Where people write from right to left, the plus comes behind.
		.replace(/^(\d+)\+$/, '$1');
	if (/\p{L}/u.test(signs)) return { problem: hasLetters };
	if (/\d\+/.test(signs)) return { problem: severalNumbers };
	const unexpected = /[^\d+]/u.exec(signs)?.[0];
	if (unexpected !== undefined) {
		return {
			problem: `The sign “${unexpected}” does not belong in a phone number. Give digits only, with country code, ${example}.`,
		};
	}
	return checkDigits(signs.replace(/^\++/, '').replace(/^00/, ''));
}

function checkDigits(digits: string): Recipient {
	if (digits === '')
		return { problem: `The phone number has no digits. Give it with country code, ${example}.` };
	if (digits.startsWith('0')) {
		return {
			problem: `The phone number starts with 0, so its country code is missing. Give it with country code, ${example}.`,
		};
	}
	if (russianEight.test(digits)) return { problem: hasRussianEight };
	if (argentinian15.test(digits)) return { problem: has15 };
	const trunk = trunkPrefix.exec(digits)?.slice(1).find(Boolean);
	if (trunk !== undefined) {
		return {
			problem: `A ${trunk} follows the country code in this phone number. It is dialled only inside the country: leave it out, ${example}.`,
		};
	}
	if (digits.length < minDigits) {
		return {
			problem: `The phone number has only ${digits.length} digits. Give it whole and with country code, ${example}.`,
		};
	}
	if (digits.length > maxDigits) {
		return {
			problem: `The phone number has ${digits.length} digits; there are at most ${maxDigits}. If these are several numbers, make one item for each.`,
		};
	}
	return { digits };
}

/** Removes invisible characters and accents, and turns full-width signs and digits of other scripts into ASCII. */
function toAscii(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\p{Cf}\p{M}]/gu, '')
		.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
		.trim();
}

/** In Unicode the ten digits of a script follow each other, from zero to nine. */
function digitValue(digit: string): number {
	const code = digit.codePointAt(0) ?? 0;
	let firstDigit = code;
	while (code - firstDigit < 9 && /\p{Nd}/u.test(String.fromCodePoint(firstDigit - 1)))
		firstDigit -= 1;
	return code - firstDigit;
}
