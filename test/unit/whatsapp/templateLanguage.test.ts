import { templateLanguage } from '../../../nodes/Chakra/whatsapp/templateLanguage';

test.each([
	['en_US', 'en_US'],
	['en-US', 'en_US'],
	['en-us', 'en_US'],
	['PT_br', 'pt_BR'],
	[' DE ', 'de'],
	['fil', 'fil'],
	['prs-AF', 'prs_AF'],
	['', ''],
	['english (us)', 'english (us)'],
])('%j is %j', (typed, code) => {
	expect(templateLanguage(typed)).toBe(code);
});
