/**
 * A language code as WhatsApp spells it, from the spelling of browsers and databases: `en-US`, `EN_us` → `en_US`. What
 * has another shape stays as it is.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/templates/supported-languages
 */
export function templateLanguage(typed: string): string {
	const text = typed.trim();
	const [, language, region] = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?$/i.exec(text) ?? [];
	if (language === undefined) return text;
	return language.toLowerCase() + (region === undefined ? '' : `_${region.toUpperCase()}`);
}
