/**
 * Numbers of three countries have a digit that is often left out or added: Mexico 1 after 52, Argentina 9 after 54
 * (https://faq.whatsapp.com/1294841057948784), and Brazil 9 after the area code, which WhatsApp itself leaves out for
 * many numbers. Both spellings are the same person.
 */
const rules: ReadonlyArray<[long: RegExp, short: RegExp, digit: string]> = [
	[/^(52)1(\d{10})$/, /^(52)(\d{10})$/, '1'],
	[/^(54)9(\d{10})$/, /^(54)(\d{10})$/, '9'],
	[/^(55\d{2})9(\d{8})$/, /^(55\d{2})(\d{8})$/, '9'],
];

/** A phone number in the spelling without that digit. Anything else is returned as it is. */
export function shortSpelling(digits: string): string {
	const rule = rules.find(([long]) => long.test(digits));
	return rule ? digits.replace(rule[0], '$1$2') : digits;
}

/** A phone number as it is given, then in its other spelling where there is one. */
export function spellingsOf(digits: string): string[] {
	const short = shortSpelling(digits);
	if (short !== digits) return [digits, short];
	const rule = rules.find(([, one]) => one.test(digits));
	return rule ? [digits, digits.replace(rule[1], `$1${rule[2]}$2`)] : [digits];
}
