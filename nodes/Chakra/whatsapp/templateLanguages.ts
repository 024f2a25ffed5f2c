/**
 * WhatsApp's codes for template languages. Source:
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages
 */
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

/** Other names that people and lists use. */
const otherNames: ReadonlyMap<string, readonly string[]> = new Map([
	['en_GB', ['UK English', 'British']],
	['en_US', ['US English', 'American']],
	['es', ['Latin American Spanish', 'Spanish (Latin America)', 'Castellano']],
	['fa', ['Farsi']],
	['fil', ['Tagalog']],
	['id', ['Bahasa Indonesia']],
	['nb', ['Norwegian', 'Norsk']],
	['zh_CN', ['Simplified Chinese', 'Chinese (Simplified)', '简体中文']],
	['zh_HK', ['Chinese (Hong Kong)']],
	['zh_TW', ['Traditional Chinese', 'Chinese (Traditional)', '繁體中文']],
]);

let codesByName: ReadonlyMap<string, string> | undefined;

/**
 * The code for a language's name, in English or in the language itself, with or without its accents; undefined where it
 * is none.
 */
export function codeOfName(name: string): string | undefined {
	if (name.length > 50) return undefined;
	codesByName ??= new Map(
		templateLanguages.flatMap((code) => namesOf(code).map((one) => [plainName(one), code])),
	);
	return codesByName.get(plainName(name));
}

const plainName = (name: string) =>
	name
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();

/** What Meta's lists write for some regions: `Spanish (MEX)`, `Chinese (HKG)`. */
const regionsAtMeta: ReadonlyMap<string, string> = new Map([
	['AR', 'ARG'],
	['CN', 'CHN'],
	['ES', 'SPA'],
	['GB', 'UK'],
	['HK', 'HKG'],
	['MX', 'MEX'],
	['PT', 'POR'],
	['TW', 'TAI'],
]);

/** `British English`, `English (United Kingdom)`, `English (GB)`, `English (UK)`; `German`, `Deutsch`. */
function namesOf(code: string): string[] {
	const tag = code.replace('_', '-');
	const [language = '', region] = tag.split('-');
	const names = [tag, ...homeTag(language, region)].flatMap((one) =>
		['en', language].flatMap((locale) =>
			(['dialect', 'standard'] as const).map(
				(languageDisplay) =>
					new Intl.DisplayNames(locale, { type: 'language', languageDisplay }).of(one) ?? code,
			),
		),
	);
	const regions = region ? [region, regionsAtMeta.get(region) ?? region] : [];
	return [
		...names,
		...regions.map((one) => `${languageName(language)} (${one})`),
		...(otherNames.get(code) ?? []),
	];
}

/** `German (Germany)` is German, where WhatsApp has no code with that region. */
function homeTag(language: string, region?: string): string[] {
	const { region: home } = new Intl.Locale(language).maximize();
	if (region || !home || templateLanguages.includes(`${language}_${home}`)) return [];
	return [`${language}-${home}`];
}
