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
	['sr-Latn', 'sr-Latn'],
	['', ''],
	['english (us)', 'english (us)'],
])('%j is %j', (typed, code) => {
	expect(templateLanguage(typed)).toBe(code);
});
