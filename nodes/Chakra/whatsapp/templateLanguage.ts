/** WhatsApp tells the two ways to write Chinese by their regions. */
const regionOfScript: ReadonlyMap<string, string> = new Map([
	['hans', 'CN'],
	['hant', 'TW'],
]);

/**
 * A language code as WhatsApp spells it, from the spelling of browsers and databases: `en-US`, `EN_us` → `en_US`, `zh-Hans-CN` →
 * `zh_CN`. What
 * has another shape stays as it is.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages
 */
export function templateLanguage(typed: string): string {
	const text = typed.trim();
	const [, language, script = '', stated] =
		/^([a-z]{2,3})(?:[-_\p{Pd}]([a-z]{4}))?(?:[-_\p{Pd}]([a-z]{2}))?$/iu.exec(text) ?? [];
	if (language === undefined) return text;
	const region = stated ?? regionOfScript.get(script.toLowerCase());
	if (script !== '' && (language.toLowerCase() !== 'zh' || region === undefined)) return text;
	return language.toLowerCase() + (region === undefined ? '' : `_${region.toUpperCase()}`);
}
