import { isLostValue } from '../json/lostValue';

/** The recipient as WhatsApp wants it, or the reason in plain words why the text is no recipient. */
type Recipient = { digits: string } | { refusal: string };

/** E.164 allows 15 digits; no country's numbers are shorter than 7 with the country code. */
const fewestDigits = 7;
const mostDigits = 15;

/** More than this is no single phone number, whatever it holds. */
const longestText = 1000;

const prefix = /^(?:whatsapp:|tel:)/i;
const chatSuffix = /(?::\d{1,3})?@(?:c\.us|s\.whatsapp\.net)$/i;

const extension = /\d[\s,;]*(?:ext(?:ension|n)?\b|;ext=|x|#)[\s.:=]*\d{1,6}$/i;

/** What people put between and around digits: spaces, dashes, brackets, dots, slashes, quotes. */
const ornament = /[\s\p{Pd}\p{Pi}\p{Pf}\u2212()[\]{}<>./·•'„‚"`_~]/gu;

const example = 'for example +49 151 23456789';

/**
 * A phone number in any way people write it → its digits with country code and without `+`: `+` or
 * `00` in front, spaces, dashes, brackets, dots, a trunk `(0)`, `whatsapp:` or `tel:`, a WhatsApp
 * link with a number in it, digits of other scripts, a spreadsheet's `.0`, thousands or `="..."`.
 *
 * Refused are texts with letters or other signs, several numbers, fewer than 7 or more than 15
 * digits, and numbers with a leading 0, whose country code is missing: WhatsApp would take the
 * sender's (developers.facebook.com/documentation/business-messaging/whatsapp/messages).
 */
export function recipientDigits(text: string): Recipient {
	if (isLostValue(text)) return { refusal: lostRefusal };
	const bare = numberPart(text.trim());
	if (bare === null) return { refusal: linkRefusal };
	if (bare === '')
		return { refusal: `The phone number is empty. Give it with country code, ${example}.` };
	if (bare.length > longestText) return { refusal: severalNumbers };
	const whole = fromPowerOfTen(withPlainSigns(bare));
	if (whole === null) return { refusal: shortenedNumber };
	if (extension.test(whole)) return { refusal: extensionRefusal };
	const plain = withoutThousandsCommas(whole);
	const parts = plain.split(/[,;|\r\n]/).map((part) => part.replace(/\D+/g, ''));
	// A comma within one number does not make it several.
	if (parts.filter((digits) => digits.length >= fewestDigits).length > 1) {
		return { refusal: severalNumbers };
	}
	return digitsOf(plain);
}

/** `5.215512345678E+12` with all its digits, as a spreadsheet writes a number; null where it has left some away. */
function fromPowerOfTen(text: string): string | null {
	const [, first, rest = '', power] = /^\+?(\d)(?:[.,](\d+))?e\+?(\d+)$/i.exec(text) ?? [];
	if (first === undefined) return text;
	return rest.length === Number(power) ? first + rest : null;
}

/** `5,215,512,345,678`, as a spreadsheet shows a number. */
function withoutThousandsCommas(text: string): string {
	const [, grouped] = /^(["']?\+?\d{1,3}(?:,\d{3}){2,4})(?:\.00?)?["']?$/.exec(text) ?? [];
	return grouped === undefined ? text : grouped.replaceAll(',', '');
}

const link = /^(?:https?:\/\/)?(?:(?:www|api|web)\.)?(?:wa\.me|whatsapp\.com)\/|^whatsapp:\/\//i;

/** What of a WhatsApp link or of a spreadsheet's formula (`="+1555..."`) is the number; null for a link without one. */
function numberPart(text: string): string | null {
	const start = link.exec(text)?.[0];
	if (start === undefined) return text.replace(/^=\s?(?=["'+\d])/, '');
	const rest = text.slice(start.length, longestText);
	const asked = /[?&]phone=([^&#]*)/i.exec(rest)?.[1];
	const number = asked === undefined ? rest.split(/[?#]/, 1)[0] : asked.replace(/%2B|%20/gi, '');
	return number && /\d/.test(number) && !/\p{L}/u.test(number) ? number : null;
}

const severalNumbers =
	'This holds more than one phone number. Give one number, and one item for each recipient.';

const lostRefusal =
	'This is what an expression gives that found nothing. Look at what the number is taken from.';

const extensionRefusal =
	'This number has an extension, which WhatsApp does not reach. Give a number without one.';

const shortenedNumber =
	'A spreadsheet has shortened this phone number, and digits are lost. Format its column as text and enter the number again.';

const linkRefusal = `This WhatsApp link holds no phone number. Give the number itself with country code, ${example}.`;

const letterRefusal = `A phone number has no letters. Give digits only, with country code, ${example}.`;

function digitsOf(text: string): Recipient {
	const signs = text
		.replace(prefix, '')
		.replace(chatSuffix, '')
		.replace(/^(\+?\d{7,15})[.,]0{1,4}$/, '$1')
		.replace(/(\d[^\d+]{0,4})\(\s*0\s*\)/, '$1')
		.replace(ornament, '');
	if (/\p{L}/u.test(signs)) return { refusal: letterRefusal };
	if (/\d\+/.test(signs)) return { refusal: severalNumbers };
	const strange = /[^\d+]/u.exec(signs)?.[0];
	if (strange !== undefined) {
		return {
			refusal: `The sign “${strange}” does not belong in a phone number. Give digits only, with country code, ${example}.`,
		};
	}
	return checked(signs.replace(/^\++/, '').replace(/^00/, ''));
}

function checked(digits: string): Recipient {
	if (digits === '')
		return { refusal: `The phone number has no digits. Give it with country code, ${example}.` };
	if (digits.startsWith('0')) {
		return {
			refusal: `The phone number starts with 0, so its country code is missing. Give it with country code, ${example}.`,
		};
	}
	if (digits.length < fewestDigits) {
		return {
			refusal: `The phone number has only ${digits.length} digits. Give it whole and with country code, ${example}.`,
		};
	}
	if (digits.length > mostDigits) {
		return {
			refusal: `The phone number has ${digits.length} digits; there are at most ${mostDigits}. If these are several numbers, make one item for each.`,
		};
	}
	return { digits };
}

/** Invisible marks go; full-width signs and the digits of every script become the plain ones. */
function withPlainSigns(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/\p{Cf}/gu, '')
		.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
		.trim();
}

/** Unicode keeps the ten digits of a script together, from zero to nine. */
function digitValue(digit: string): number {
	const code = digit.codePointAt(0) ?? 0;
	let zero = code;
	while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
	return code - zero;
}
