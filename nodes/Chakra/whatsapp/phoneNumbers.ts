import { isUnevaluated, lostValueIn } from '../json/missingValue';
import { groupId } from './groupId';
import { localSpellingOf } from './localSpellings';
import { numberProblems } from './numberProblems';
import { otherSpellings } from './otherSpellings';

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

/** `tel:1701234567;phone-context=+49`: a number as it is dialled within a country or a company (RFC 3966). */
const localAddress = /^(?:tel:)?(?!\+|00)[^;+]{1,40};phone-context=/i;

/** WhatsApp's own addresses of groups, channels and people who hide their number. */
const noPersonSuffix = /@(?:g\.us|(?:hosted\.)?lid|newsletter|broadcast)$/i;

const chatSuffix = /(?:[._]\d{1,3})?(?::\d{1,3})?@(?:c\.us|s\.whatsapp\.net|hosted)$/i;

/** What else a link holds besides its number: `sms:+15550100001?body=Hello`. */
const linkQuery = /^((?:whatsapp|tel|callto|sms|smsto):[^?]{1,100})\?[^]*$/i;

/** Also with a name around it: `Ana <ana@example.com>`. */
const emailAddress = /[\p{L}\d]@[\p{L}\d-]{1,63}\.\p{L}/u;

const username = /^@[\w.]{2,40}$/;

/** In a number that was put together: `+49undefined`. */
const lostWord = /undefined|null|NaN/;

/** `2026-03-05` and `15.03.2026` have as many digits as a number. */
const date =
	/^(?:(?:19|20)\d\d([./-])\d\d\1\d\d(?:[T ][\d:.]{4,15}Z?)?|\d{1,2}([./-])\d{1,2}\2(?:19|20)\d\d)$/;

/** What people give in place of a number, and why that is none. */
const otherThings: ReadonlyArray<readonly [pattern: RegExp, problem: string]> = [
	[date, numberProblems.date],
	[noPersonSuffix, numberProblems.noPerson],
	[groupId, numberProblems.group],
	[username, numberProblems.username],
];

/** `¹` behind a number leads to a footnote, and NFKC would make a digit of it. */
const raisedDigit = /\p{No}/u;

/** Signs that people write in or around a number: spaces, dashes, brackets, dots, slashes, quotes. */
const separators = /[\s\p{Pd}\p{Pi}\p{Pf}\u2212()[\]{}<>./·•'„‚"`_~]/gu;

/**
 * Country codes whose national numbers are dialled with a 0 in front and never begin with one after the country code
 * (ITU-T E.164, national numbering plans). Italy, for one, is not among them: there the 0 belongs to the number.
 */
const zeroCountries = [
	'20|27|3[1-3]|4[0134689]|5[1-8]|6[0-46]|8[1246]|9[0-58]|212|213|23[34]|251|25[4-6]|26[03]',
	'353|358|359|38[0125679]|421|59[358]|85[56]|880|886|96[1-467]|97[0127]|99[45]',
].join('|');

/** What is dialled inside the country stands behind the code. Mexico and Hungary have more than a 0. */
const trunkPrefix = new RegExp(`^(?:52(01|04[45])|36(06)|(?:${zeroCountries})(0))`);

/**
 * Codes that no country has (ITU-T E.164, list of assigned country codes), and +1 before a 0 or 1, with which no area
 * code of North America begins: `11 91234 5678` is from São Paulo.
 */
const nobodysStart = new RegExp(
	`^(?:${[
		'1[01]|21[04579]|259|28\\d|29[2-6]|384|42[24-9]|69[3-9]|80[1-79]|83\\d|85[14789]|87[1-79]',
		'88[4579]|89\\d|969|978|99[019]',
	].join('|')})`,
);

/** How many digits a number with the code 1 has in each of its countries, the 1 among them (nanpa.com). */
const NORTH_AMERICAN = 11;

/**
 * `+54 11 15 2345-6789`: inside Argentina a 15 stands in mobile numbers, and from outside a 9 behind the country code.
 */
const argentinian15 = /^549?(?=\d{12}$)(?:11|[23]\d{2,3})15\d{6,8}$/;

/**
 * Russia, Kazakhstan and Belarus dial an 8 in front: `8 (495) 123-45-67`. Without the brackets only some are certain.
 */
const russianEight = /^(?:7?8[79]\d{9}|80(?:17|25|29|33|44)\d{7})$/;

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
	if (/^\s{0,10}#[A-Z]/.test(text)) return { problem: numberProblems.failedFormula };
	if (isUnevaluated(text)) return { problem: numberProblems.unevaluated };
	if (lostWord.test(text.split('?', 1)[0] ?? '') || lostValueIn(text) !== undefined) {
		return { problem: numberProblems.missingValue };
	}
	const thing = otherThings.find(([pattern]) => pattern.test(text.trim()));
	if (thing) return { problem: thing[1] };
	const bare = numberPart(withoutQuotes(text.trim()));
	if (bare === null) return { problem: numberProblems.linkWithoutNumber };
	if (bare === '') return { problem: numberProblems.empty };
	if (bare.length > maxTextLength) return { problem: numberProblems.severalNumbers };
	if (emailAddress.test(bare) && !chatSuffix.test(bare))
		return { problem: numberProblems.emailAddress };
	const raised = raisedDigit.exec(bare)?.[0];
	if (raised !== undefined) return { problem: numberProblems.sign(raised) };
	const address = toAscii(unescaped(bare)).replace(linkQuery, '$1');
	if (localAddress.test(address)) return { problem: numberProblems.localAddress };
	const plainSigns = address.replace(addressParameter, '');
	const whole = fromPowerOfTen(plainSigns);
	if (whole === null) return { problem: numberProblems.shortenedBySpreadsheet };
	const other = otherSpellings.find(([pattern]) => pattern.test(whole));
	if (other) return { problem: other[1] };
	const local = localSpellingOf(whole);
	if (local) return { problem: numberProblems.withoutCountry(local) };
	const plain = withoutThousandsCommas(whole);
	// A word such as "or" separates numbers too.
	const parts = plain.split(/[,;:|&\r\n\p{L}]/u).map((part) => part.replace(/\D+/g, ''));
	// One number may contain a comma, so count only the parts that are long enough to be a number.
	if (parts.filter((digits) => digits.length >= minDigits).length > 1) {
		return { problem: numberProblems.severalNumbers };
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

/**
 * `5.215512345678E+12`, as spreadsheets write large numbers, with all its digits; null where digits are missing, as
 * they are in a small number.
 */
function fromPowerOfTen(text: string): string | null {
	const [, first, rest = '', sign, power] =
		/^["'+-]{0,2}(\d{1,3})(?:[.,](\d+))?\s?e\s?([+-]?)(\d+)["']?$/i.exec(text) ?? [];
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

/** How WhatsApp's links begin, also those to the catalog of a number (`wa.me/c/`) and to a product in it. */
const linkStarts = [
	/^(?:https?:\/\/)?(?:(?:www|api|web|chat)\.)?wa\.me\/(?:c\/|p\/\d{1,20}\/)?/i,
	/^(?:https?:\/\/)?(?:(?:www|api|web|chat)\.)?(?:wa\.link|whatsapp\.com)\//i,
	/^whatsapp:\/\//i,
];

/** The number in a WhatsApp link or in a spreadsheet formula (`="+1555..."`); null for a link without a number. */
function numberPart(text: string): string | null {
	const start = linkStarts.map((one) => one.exec(text)?.[0]).find((one) => one !== undefined);
	if (start === undefined) return text.replace(/^=\s?(?=["'+\d])/, '');
	const rest = text.slice(start.length, maxTextLength);
	const asked = /[?&]phone=([^&#]*)/i.exec(rest)?.[1];
	const number = unescaped(asked ?? rest.split(/[?&#]/, 1)[0] ?? '');
	return number && /\d/.test(number) && !/\p{L}/u.test(number) ? number : null;
}

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
	if (/\p{L}/u.test(signs)) return { problem: numberProblems.letters };
	if (/\d\+/.test(signs)) return { problem: numberProblems.severalNumbers };
	const unexpected = /[^\d+]/u.exec(signs)?.[0];
	if (unexpected !== undefined) return { problem: numberProblems.sign(unexpected) };
	const digits = signs.replace(/^\++/, '').replace(/^00/, '');
	// Without the plus, a 1 in front may be another thing than a country code.
	const isCut = /^(?:\++|00)1/.test(signs) && digits.length < NORTH_AMERICAN;
	const problem =
		problemOf(digits) ?? (isCut ? numberProblems.northAmerican(digits.length - 1) : null);
	return problem === null ? { digits } : { problem };
}

function problemOf(digits: string): string | null {
	if (digits === '') return numberProblems.noDigits;
	if (digits.startsWith('0')) return numberProblems.noCountryCode;
	if (russianEight.test(digits)) return numberProblems.russianEight;
	if (argentinian15.test(digits)) return numberProblems.argentinian15;
	const trunk = trunkPrefix.exec(digits)?.slice(1).find(Boolean);
	if (trunk !== undefined) return numberProblems.trunkPrefix(trunk);
	if (digits.length < minDigits) return numberProblems.tooShort(digits.length);
	const start = nobodysStart.exec(digits)?.[0];
	if (start !== undefined) return numberProblems.nobodysStart(start);
	return digits.length > maxDigits ? numberProblems.tooLong(digits.length, maxDigits) : null;
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
