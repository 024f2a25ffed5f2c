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
 * Three digits are a region of several countries. WhatsApp leaves out the region where the language is at home: browsers
 * say `de-DE`, and WhatsApp has `de`. People write UK for the country that ISO 3166 calls GB.
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
 * A language code in WhatsApp's spelling: `en-US`, `EN_us` and `en_US.UTF-8` → `en_US`, `de-DE` → `de`, `zh-Hans-CN` → `zh_CN`. WhatsApp
 * has scripts only for Chinese and no region larger than a country: `sr-Latn-RS` → `sr`, `es-419` → `es`. A language's
 * name counts too: `German`, `English (US)`. Any other text is returned as it is. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages
 */
export function templateLanguage(given: string): string {
	const text = given.trim();
	const [, written = '', script, stated] = localeShape.exec(text) ?? [];
	if (written === '') return codeOfName(text) ?? text;
	const language = newerCodes.get(written.toLowerCase()) ?? shortCode(written);
	if (script === undefined) return withRegion(language, stated);
	if (language !== 'zh') return language;
	const regions = [stated, regionOfScript.get(script.toLowerCase())];
	const codes = regions.filter((one) => one !== undefined).map((one) => withRegion(language, one));
	return codes.find((code) => templateLanguages.includes(code)) ?? codes[0] ?? text;
}

/** WhatsApp's codes for template languages. Source: as above. */
export const templateLanguages: readonly string[] = [
	'af sq ar ar_EG ar_AE ar_LB ar_MA ar_QA az be_BY bn bn_IN bg ca zh_CN zh_HK zh_TW hr cs da prs_AF nl',
	'nl_BE en en_GB en_US en_AE en_AU en_CA en_GH en_IE en_IN en_JM en_MY en_NZ en_QA en_SG en_UG en_ZA',
	'et fil fi fr fr_BE fr_CA fr_CH fr_CI fr_MA ka de de_AT de_CH el gu ha he hi hu id ga it ja kn kk',
	'rw_RW ko ky_KG lo lv lt mk ms ml mr nb ps_AF fa pl pt_BR pt_PT pa ro ru sr si_LK sk sl es es_AR',
	'es_CL es_CO es_CR es_DO es_EC es_HN es_MX es_PA es_PE es_ES es_UY sw sv ta te th tr uk ur uz vi zu',
].flatMap((codes) => codes.split(' '));

/** A language's English name: `en_GB` → `British English`; the code itself where no name is known. */
export const languageName = (code: string): string =>
	new Intl.DisplayNames('en', { type: 'language' }).of(code.replace('_', '-')) ?? code;

/** `eng` → `en`, but not `prs`, which is WhatsApp's own code. */
const shortCode = (language: string) =>
	templateLanguages.some((code) => code.split('_')[0] === language.toLowerCase())
		? language.toLowerCase()
		: new Intl.Locale(language).language;

let codesByName: ReadonlyMap<string, string> | undefined;

/** The code for a language's name, in English or in the language itself. */
function codeOfName(name: string): string | undefined {
	if (name.length > 50) return undefined;
	codesByName ??= new Map(
		templateLanguages.flatMap((code) => namesOf(code).map((one) => [one.toLowerCase(), code])),
	);
	return codesByName.get(name.toLowerCase());
}

/** `British English`, `English (United Kingdom)`, `English (GB)`, `English (UK)`; `German`, `Deutsch`. */
function namesOf(code: string): string[] {
	const tag = code.replace('_', '-');
	const [language = '', region] = tag.split('-');
	const names = ['en', language].flatMap((locale) =>
		(['dialect', 'standard'] as const).map(
			(languageDisplay) =>
				new Intl.DisplayNames(locale, { type: 'language', languageDisplay }).of(tag) ?? code,
		),
	);
	const regions = region === 'GB' ? ['GB', 'UK'] : region ? [region] : [];
	return [...names, ...regions.map((one) => `${languageName(language)} (${one})`)];
}
