import fc from 'fast-check';
import { recipientDigits } from '../../../nodes/Chakra/whatsapp/phoneNumbers';
import { takesLinearTime } from '../linearTime';

describe('a number becomes its digits, written', () => {
	test.each([
		['plain', '4915123456789'],
		['with a plus', '+4915123456789'],
		['with 00', '004915123456789'],
		['with spaces', '+49 151 234 567 89'],
		['with unbreakable and thin spaces', '+49\u00a0151\u202f234\u2009567\u300089'],
		['with dashes', '+49-151-234-567-89'],
		['with dashes of all sorts', '+49‐151‑234–567—8\u22129'],
		['with brackets', '(+49) [151] 23456789'],
		['with a trunk zero', '+49 (0) 151 23456789'],
		['with a trunk zero close by', '0049(0)151/23456789'],
		['with a trunk zero behind brackets', '+(49) (0) 151 23456789'],
		['with a trunk zero behind a slash', '+49/(0)151 23456789'],
		['with a trunk zero behind a full stop', '+49.(0)151.23456789'],
		['with a trunk zero that stands free', '[+49] ( 0 ) 151 23456789'],
		['with dots', '+49.151.23456789'],
		['with a slash', '+49 151/23456789'],
		['as a WhatsApp address', 'whatsapp:+4915123456789'],
		['as a telephone link', 'tel:+49-151-23456789'],
		['as a wa.me link', 'https://wa.me/4915123456789'],
		['as a wa.me link with a text', 'https://wa.me/4915123456789?text=Hello,%20you'],
		['as a bare wa.me link with an empty text', 'wa.me/4915123456789?text='],
		[
			'as a link of the web client',
			'https://api.whatsapp.com/send?phone=%2B4915123456789&text=Hi,%20a',
		],
		['as a link of the app', 'whatsapp://send?text=a;b&phone=4915123456789'],
		['with the commas of thousands', '4,915,123,456,789'],
		['with the commas of thousands and cents', '"+4,915,123,456,789.00"'],
		["as a spreadsheet's formula", '="+4915123456789"'],
		["as a spreadsheet's sum", '=+4915123456789'],
		['as a chat ID', '4915123456789@c.us'],
		['of a lead ad', 'p:+4915123456789'],
		['between invisible direction marks', '\u202a+49 151 23456789\u202c\u200e'],
		['after an invisible mark and a prefix', '\u200ewhatsapp:\u200e+4915123456789'],
		['with full-width digits', '＋４９　１５１　２３４５６７８９'],
		['with Arabic-Indic digits', '+٤٩١٥١٢٣٤٥٦٧٨٩'],
		['with Persian digits', '+۴۹۱۵۱۲۳۴۵۶۷۸۹'],
		['with the plus behind, as people write from right to left', '4915123456789+'],
		['with Arabic-Indic digits and the plus behind', '٤٩١٥١٢٣٤٥٦٧٨٩+'],
		['with the plus behind, between direction marks', '\u202b49-151-234-567-89 +\u202c'],
		['with Devanagari digits', '+४९१५१२३४५६७८९'],
		['with mathematical digits', '+𝟒𝟗𝟙𝟝𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡'],
		['with quotes around', '"+4915123456789"'],
		["with a spreadsheet's apostrophe", "'+4915123456789"],
		["with a spreadsheet's .0", '4915123456789.0'],
		["with a spreadsheet's .00", '4915123456789.00'],
		["with a spreadsheet's ,00", '4915123456789,00'],
		['as a power of ten with all its digits', '4.915123456789E+12'],
		['as a power of ten with a comma', '4,915123456789e12'],
		['with commas in groups', '+49,151,2345,6789'],
		['with commas in pairs', '49,15,12,34,56,789'],
		['as a telephone address with a context', 'tel:+49-151-23456789;phone-context=example.com'],
		['as an address of a call', 'callto:+4915123456789'],
		['as an address of a text', 'sms:+4915123456789'],
		['with typographic quotes', '“+4915123456789”'],
		['in angle brackets', '<+4915123456789>'],
		['as a chat ID with its device', '4915123456789:12@s.whatsapp.net'],
		['behind a word', 'Tel.: +49 151 23456789'],
		['behind a word in another language', 'Telefon: +49 151 23456789'],
		['behind the name of its field', 'phone:+4915123456789'],
		['as a chat ID in quotes', '"4915123456789@c.us"'],
		['as a chat ID of a hosted account', '4915123456789:3@hosted'],
		['as a link in angle brackets', '<tel:+49-151-23456789>'],
		['as a chat ID with its agent', '4915123456789.0:12@s.whatsapp.net'],
		['as a wa.me link with a text that is none', 'https://wa.me/4915123456789?text=undefined'],
		['as a telephone link with slashes', 'tel://+4915123456789'],
		['with a trunk zero in square brackets', '+49 [0] 151 23456789'],
		['as a telephone link with escapes', 'tel:%2B49%20151%2023456789'],
		['as a wa.me link with an escaped plus', 'https://wa.me/%2B4915123456789'],
		['as an address of a text with its text', 'sms:+4915123456789?body=Call%20me'],
		['with an acute accent for an apostrophe', '´+4915123456789'],
		['as a power of ten behind two digits', '49.15123456789E+11'],
		['as a power of ten with zeros behind', '4.91512345678900E+12'],
		['as a power of ten with blanks', '4.915123456789 E+12'],
		['as a power of ten in quotes', '"4.915123456789E+12"'],
		['as an entry of a list', '- 4915123456789'],
		['with a dash in front', '-4915123456789'],
		['as a wa.me link with a wrong sign', 'https://wa.me/4915123456789&text=Hello'],
		['as a link to a catalog', 'https://wa.me/c/4915123456789'],
		['as a link to a product', 'https://wa.me/p/1234567890123456/4915123456789'],
		['with space and line break around', '  +4915123456789\n'],
	])('%s', (_, text) => {
		expect(recipientDigits(text)).toEqual({ digits: '4915123456789' });
	});

	test.each([
		['the shortest', '+290 8123', '2908123'],
		['the longest', '+123456789012345', '123456789012345'],
		['of North America', '+1 (555) 010-9999', '15550109999'],
		['with a slash behind a long area code', '+49 36458/1234', '49364581234'],
		['of Austria, with a slash before three digits', '+43 660 1234/567', '436601234567'],
		['of North America, with a full stop', '1. 555. 010. 9999', '15550109999'],
		['of the shortest, with its code in brackets', '(7) 916 123-45-67', '79161234567'],
		['of Italy, where the 0 belongs to it', '+39 06 12345678', '390612345678'],
		['of Italy, with its 0 in brackets', '0039 (0)6 12345678', '390612345678'],
		['of Gabon, with its 0 in brackets', '+241 [0] 6 12 34 56', '24106123456'],
		['of Spain, where nobody dials a 0', '+34 (0) 600 123 456', '34600123456'],
		['of Benin, where the 0 belongs to it', '+229 01 90 12 34 56', '2290190123456'],
		['of Gabon, where the 0 belongs to it', '+241 06 12 34 56', '24106123456'],
		['of Ukraine', '+380 50 123 45 67', '380501234567'],
		['of Peru, in groups of three', '(51) 987-654-321', '51987654321'],
		['of Peru, in one group', '(51) 987654321', '51987654321'],
		['of Chile, in the groups of Brazil', '56 91234-5678', '56912345678'],
		['of India, with its code in brackets', '(91) 98765 43210', '919876543210'],
		['of Guyana, in the groups of North America', '592-612-3456', '5926123456'],
		['of Mauritius, in the same groups', '230-405-5396', '2304055396'],
		['of Aruba, in the same groups', '297.560.1234', '2975601234'],
		['of Curaçao, in the same groups', '599-781-1809', '5997811809'],
		['of Vietnam', '84 951 234 567', '84951234567'],
		['of Argentina, with 15 in it', '+54 9 11 1523 4567', '5491115234567'],
		['of Ivory Coast, where the 0 belongs to it', '+225 07 12 34 56 78', '2250712345678'],
	])('%s', (_, text, digits) => {
		expect(recipientDigits(text)).toEqual({ digits });
	});
});

describe('refused with the reason', () => {
	test.each([
		['empty', '', /is empty/],
		['only spaces', ' \u00a0 ', /is empty/],
		['only signs', '+ - ()', /no digits/],
		['letters', 'call me', /no letters/],
		['a number with an extension', '+49 151 23456789 ext 5', /has an extension/],
		['a name in another script', 'Мария 4915123456789', /no letters/],
		['too short', '+49 151', /only 5 digits/],
		['too long', '+49151234567890123', /17 digits; there are at most 15/],
		['a national number', '0151 23456789', /starts with 0, so its country code is missing/],
		['a local telephone link', 'tel:15123456789;phone-context=+49', /link holds a number without/],
		[
			'a local number with its host',
			'555-0100;phone-context=example.com',
			/link holds a number with/,
		],
		['a trunk zero of Chile', '+56 09 1234 5678', /A 0 follows the country code/],
		['a plus before a national number', '+0151 23456789', /country code is missing/],
		['three zeros', '00049151234567', /country code is missing/],
		['several numbers with a comma', '+4915123456789, +4915123456780', /more than one/],
		['several numbers with a semicolon', '4915123456789;4915123456780', /more than one/],
		[
			'several numbers of a list of contacts',
			'+49 151 23456789 ::: +49 151 23456780',
			/more than one/,
		],
		['several numbers with a word', '+49 151 23456789 or +49 151 23456780', /more than one/],
		['a group', '120363025246125486@g.us', /address of a WhatsApp group/],
		["Meta's ID of a group", 'Y2FwaV9ncm91cDoxNTU1MDEwMDA5OQ', /ID of a WhatsApp group/],
		['a hidden number', '4915123456789@lid', /hidden number/],
		['a hidden number of a hosted account', '4915123456789@hosted.lid', /hidden number/],
		['an extension in a telephone address', 'tel:+4915123456789;ext=12', /has an extension/],
		['several lines', '4915123456789\n4915123456780', /more than one/],
		['several numbers with plus signs', '+4915123456789 +4915123456780', /more than one/],
		['several numbers with a space', '4915123456789 4915123456780', /several numbers/],
		['a list', '4915123456789 '.repeat(200), /more than one/],
		['two numbers that differ at their end', '+1 555 010 0001/2', /more than one/],
		['the same with three digits', '+44 7911 123456/789', /more than one/],
		['two extensions', '+49 30 123456-10/11', /more than one/],
		['two numbers joined by an ampersand', '+15550100001 & +15550100002', /more than one/],
		['a number that is hidden by dots', '+1 555 ••• 0001', /are hidden/],
		['one hidden by small dots', '+49 151 ···· 789', /are hidden/],
		['one hidden by dots with blanks', '+1 555 • • • 0001', /are hidden/],
		['one hidden by an ellipsis', '+49 151 … 789', /are hidden/],
		['one with room for digits', '+49 151 ____ 789', /are hidden/],
		['one hidden by dashes', '+49 151 --- 6789', /are hidden/],
		['a footnote', '+49 151 23456789¹', /“¹” does not belong/],
		['a circled digit', '② 49 151 23456789', /“②” does not belong/],
		['an entry of a list', '2) 4915123456789', /number stands before or behind/],
		['an entry of a list with a full stop', '2. 4915123456789', /stands before or behind/],
		['a number behind it', '4915123456789 (2)', /stands before or behind/],
		['a footnote in brackets', '+49 151 23456789 [1]', /stands before or behind/],
		['a comma within one number', '+49151,23456789', /“,” does not belong/],
		['a comma behind one number', '+4915123456789,', /“,” does not belong/],
		['a link without a number', 'https://wa.me/message/ABC1', /link holds no phone number/],
		[
			'a link with a text only',
			'https://api.whatsapp.com/send?text=4915123456789',
			/link holds no phone/,
		],
		['North America without its code', '(555) 010-0001', /North America without its country/],
		['the same in other signs', '(555)010.0001', /North America without its country/],
		['the same without brackets', '479-123-4567', /North America without its country/],
		['the same with full stops', '479.123.4567', /North America without its country/],
		['Brazil without its code', '(51) 98765-4321', /Brazil without its country.*\+55/],
		['the same without brackets', '51 98765-4321', /Brazil without its country/],
		[
			'São Paulo without the code of Brazil',
			'11912345678',
			/begins with \+11, so the country code/,
		],
		['Rio without the code of Brazil', '21 98765 4321', /begins with \+219, so the country code/],
		['Nigeria without its code', '803 123 4567', /begins with \+803, so the country code/],
		['what Australia dials before a country code', '0011 49 151 23456789', /begins with \+11/],
		['a short link', 'https://wa.link/abc123', /link holds no phone number/],
		['+1 with digits missing', '+1 555 123', /\+1 and has 6 digits behind it.* has 10/],
		['the same behind 00', '00 1 555 010 001', /\+1 and has 9 digits/],
		['India without its code', '98765 43210', /India without its country.*\+91/],
		['the 8 of Russia before brackets', '8 (495) 123-45-67', /Russia.*\+7 in place of the 8/],
		['the 8 of Kazakhstan', '8 701 123 45 67', /\+7 in place of the 8/],
		['the 8 of Belarus', '8 029 123-45-67', /Belarus, with \+375/],
		['the 15 of Argentina', '+54 11 15-2345-6789', /15 .*inside Argentina.*9 behind the 54/],
		['the 15 of Argentina behind a 9', '+54 9 351 15 234-5678', /15 .*inside Argentina/],
		['the 044 of Mexico', '+52 044 55 1234 5678', /A 044 follows the country code/],
		['the 01 of Mexico', '+52 01 55 1234 5678', /A 01 follows the country code/],
		['the 06 of Hungary', '+36 (06) 30 123 4567', /A 06 follows the country code/],
		['a 0 in Poland', '+48 022 123 45 67', /A 0 follows the country code/],
		['an invitation to a group', 'https://chat.whatsapp.com/AbC1dEf', /link holds no phone/],
		['a number that a spreadsheet shortened', '4.91512E+12', /digits are lost/],
		['the same with a comma', '4,91512E+12', /digits are lost/],
		['an emoji', '+49 151 23456789 😀', /“😀” does not belong/],
		['a sign', '+49*151#23456789', /“\*” does not belong/],
		['an e-mail address', 'ana@example.com', /is an e-mail address/],
		['an e-mail address of digits', '4915123456789@sms.example.com', /is an e-mail address/],
		['an e-mail address with a name', 'Ana Silva <ana@example.com>', /is an e-mail address/],
		['a username', '@ana.silva', /is a username/],
		['a subtraction of a spreadsheet', '-23456891', /negative number.*as text/],
		['the same as it is shown', '\u221223456891,00', /negative number/],
		['a division of a spreadsheet', '4.45501E-07', /digits are lost/],
		['an average', '491512345678.5', /with decimals/],
		['a power of ten behind two digits', '49.1512E+11', /digits are lost/],
		['a 0 behind the country code', '+49 0151 23456789', /A 0 follows the country code/],
		['the 8 of Russia', '8 (916) 123-45-67', /Russia.*\+7 in place of the 8/],
		['a number put together of nothing', '+49undefined', /found nothing/],
		['the same with null', 'null15123456789', /found nothing/],
		['a link without a value', 'whatsapp:undefined', /found nothing/],
		['an object in it', '+49[object Object]', /found nothing/],
		['an expression', '{{ $json.phone }}', /not evaluated. Set the field to Expression/],
		['what Google Sheets makes of a plus', '#ERROR!', /A spreadsheet shows this/],
		['the same of Excel', ' #NAME?', /A spreadsheet shows this/],
		['a date', '2026-03-05', /is a date/],
		['a date with its time', '2026-03-05T10:30:00.000Z', /is a date/],
		['a date with the year first and slashes', '2026/03/05', /is a date/],
		['a date with the year first and dots', '2026.03.05', /is a date/],
		['the 8 of Russia behind the 7', '+7 (8) 916 123-45-67', /Russia.*\+7 in place of the 8/],
		['a date with dots', '15.03.2026', /is a date/],
		['a date with slashes', '12/31/2026', /is a date/],
		['an extension in brackets', '+1 555 010 0001 (x12)', /has an extension/],
		['an extension in words and brackets', '+1 555 010 0001 [ext. 12]', /has an extension/],
		['the same in Brazil', '+55 (011) 91234-5678', /A 0 follows the country code/],
		['the same in Romania', '+40 0721 234 567', /A 0 follows the country code/],
		['the same in Venezuela', '+58 0414 1234567', /A 0 follows the country code/],
		['the same in Ecuador', '593 0991234567', /A 0 follows the country code/],
		['the same with two zeros in front', '0044 020 7946 0958', /A 0 follows the country code/],
	])('%s', (_, text, reason) => {
		expect(recipientDigits(text)).toEqual({ problem: expect.stringMatching(reason) });
	});
});

describe('whatever the text', () => {
	const numberLike = fc.string({
		unit: fc.constantFrom(...'0123456789+-() .,;\u200e٤４eE:/'),
		maxLength: 30,
	});

	test('the answer is 7 to 15 digits or a calm reason', () => {
		fc.assert(
			fc.property(fc.oneof(numberLike, fc.string({ unit: 'binary' })), (text) => {
				const answer = recipientDigits(text);
				if ('digits' in answer) expect(answer.digits).toMatch(/^[1-9][0-9]{6,14}$/);
				else expect(answer.problem).not.toMatch(/error|problem|failure|mistake|^$/i);
			}),
			{ numRuns: 2000 },
		);
	});

	test('digits are left as they are', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 10n ** 6n, max: 10n ** 15n - 1n }), (number) => {
				// A 0 behind a country code may be one that is dialled only inside the country.
				fc.pre(!/^\d{2,3}0|^7?8[79]\d{9}$|^549?(?=\d{12}$)\d{2,4}15/.test(`${number}`));
				const answer = recipientDigits(`${number}`);
				fc.pre(!('problem' in answer && /^No phone number begins with/.test(answer.problem)));
				expect(answer).toEqual({ digits: `${number}` });
			}),
		);
	});

	test.each(['1', ' ', '+', '(0)', '٤', '1e', 'a@c.us', '\u200e'])(
		'many %j are read in linear time',
		(unit) => {
			const textOf = (length: number) => `1${unit.repeat(length / unit.length)}1`;
			expect(takesLinearTime(recipientDigits, textOf)).toBe(true);
		},
	);
});

test.each([
	['what an expression gives that found nothing', 'undefined', /found nothing/],
	['an object', '[object Object]', /found nothing/],
	['a sum that failed', 'NaN', /found nothing/],
	['an extension of RFC 3966', 'tel:+4915123456789;ext=5', /extension/],
	['an extension in words', '+49 151 23456789 ext. 12', /extension/],
	['an extension behind an x', '+49 151 23456789 x12', /extension/],
	['a power of ten with digits lost', '4.91512e12', /digits are lost/],
	['a power of ten with a comma and digits lost', '4,91512E+12', /digits are lost/],
])('%s is refused with its reason', (_, text, reason) => {
	expect(recipientDigits(text)).toEqual({ problem: expect.stringMatching(reason) });
});
