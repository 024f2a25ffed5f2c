import { codeOfName, templateLanguages } from './templateLanguages';

/** WhatsApp names simplified and traditional Chinese by region. */
const regionOfScript: ReadonlyMap<string, string> = new Map([
	['hans', 'CN'],
	['hant', 'TW'],
]);

/** ISO 639 has replaced these, and some programs still write them; Norwegian is `nb` to WhatsApp. */
const newerCodes: ReadonlyMap<string, string> = new Map([
	['in', 'id'],
	['iw', 'he'],
	['no', 'nb'],
	['tl', 'fil'],
]);

/** `sr-Latn-RS`, `es-419`, and what databases put behind: `en_US.UTF-8`, `sr_RS@latin`. */
const localeShape =
	/^([a-z]{2,3})(?:[-_ \p{Pd}]([a-z]{4}))?(?:[-_ \p{Pd}]([a-z]{2}|\d{3}))?(?:[.@][\w@-]{1,30})?$/iu;

/**
 * Three digits are a region of several countries. WhatsApp leaves out the region where the language is at home:
 * browsers say `de-DE`, and WhatsApp has `de`. People write UK for the country that ISO 3166 calls GB.
 */
function withRegion(language: string, stated = ''): string {
	if (!/^[a-z]{2}$/i.test(stated)) return language;
	const region = stated.toUpperCase() === 'UK' ? 'GB' : stated.toUpperCase();
	const code = `${language}_${region}`;
	const isHome = new Intl.Locale(language).maximize().region === region;
	return isHome && !templateLanguages.includes(code) && templateLanguages.includes(language)
		? language
		: code;
}

/**
 * A language code in WhatsApp's spelling: `en-US`, `EN_us` and `en_US.UTF-8` → `en_US`, `de-DE` → `de`,
 * `zh-Hans-CN` → `zh_CN`. WhatsApp has scripts only for Chinese and no region larger than a country: `sr-Latn-RS` →
 * `sr`, `es-419` → `es`. A language's name counts too: `German`, `English (US)`. Any other text is returned as it is.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages
 */
export function templateLanguage(given: string): string {
	// Browsers send a list: `pt-BR,pt;q=0.9`. Copying adds quotes, and signs that nobody sees.
	const plain = given.normalize('NFKC').replace(/[\p{Cf}"'“”]/gu, '');
	const text = (plain.split(/[,;]/, 1)[0] ?? '').trim();
	const [, written = '', script, stated] = localeShape.exec(text) ?? [];
	if (written === '') {
		const inBrackets = text.replace(/^(.+?) ?[\p{Pd}/] ?(.+)$/u, '$1 ($2)');
		return codeOfName(text) ?? codeOfName(inBrackets) ?? codeInBrackets(text) ?? given.trim();
	}
	const language = newerCodes.get(written.toLowerCase()) ?? shortCode(written);
	if (script === undefined) return withRegion(language, stated);
	if (language !== 'zh') return language;
	const regions = [stated, regionOfScript.get(script.toLowerCase())];
	const codes = regions.filter((one) => one !== undefined).map((one) => withRegion(language, one));
	return codes.find((code) => templateLanguages.includes(code)) ?? codes[0] ?? text;
}

/** As lists of languages show it: `British English (en_GB)`. */
function codeInBrackets(text: string): string | undefined {
	return templateLanguages.find((code) => text.endsWith(`(${code})`));
}

/** `eng` → `en`, but not `prs`, which is WhatsApp's own code. */
function shortCode(language: string): string {
	const code = language.toLowerCase();
	const isShort = code.length === 2 || templateLanguages.some((one) => one.split('_')[0] === code);
	// In some versions of Node a code for no language gives undefined, whatever the type says.
	return isShort ? code : (new Intl.Locale(code).language ?? code);
}
