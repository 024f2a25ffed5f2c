import { templateLanguage } from '../../../nodes/Chakra/whatsapp/templateLanguage';

test.each([
	['en_US', 'en_US'],
	['en-US', 'en_US'],
	['en-us', 'en_US'],
	['PT_br', 'pt_BR'],
	[' DE ', 'de'],
	['fil', 'fil'],
	['prs-AF', 'prs_AF'],
	['en–US', 'en_US'],
	['zh-Hans-CN', 'zh_CN'],
	['zh_Hant_HK', 'zh_HK'],
	['zh-hant', 'zh_TW'],
	['zh', 'zh'],
	['sr-Latn', 'sr'],
	['sr-Latn-RS', 'sr'],
	['uz_Cyrl', 'uz'],
	['es-419', 'es'],
	['es_419', 'es'],
	['en_US.UTF-8', 'en_US'],
	['iw', 'he'],
	['no', 'nb'],
	['', ''],
	['english (us)', 'english (us)'],
])('%j is %j', (typed, code) => {
	expect(templateLanguage(typed)).toBe(code);
});
