import { isApprover, readApprovers, recipientIdsIn } from '../../../nodes/Chakra/ask/approvers';

test('numbers in any spelling and user IDs, as a list or with commas, semicolons and lines', () => {
	const ids = ['4915123456789', 'US.13491208655302741918'];
	expect(readApprovers('+49 151 23456789, US.13491208655302741918')).toEqual(ids);
	expect(readApprovers('0049 (151) 23456789;\n US.13491208655302741918 ,')).toEqual(ids);
	expect(readApprovers('https://wa.me/4915123456789, us.13491208655302741918')).toEqual(ids);
	expect(readApprovers(['+49 151 23456789', 'US.13491208655302741918'])).toEqual(ids);
});

test.each([undefined, null, '', ' , ;\n', []])('%j names nobody', (given) => {
	expect(readApprovers(given)).toEqual([]);
});

test.each(['Ana', '12', '+49 151 23456789, Bo'])('"%s" is refused', (given) => {
	expect(() => readApprovers(given)).toThrow(/^Approver IDs: ".*" cannot be used$/);
});

test.each(['/', 'and', ''])('two numbers with "%s" between them ask for a comma', (between) => {
	const both = `+49 151 23456789 ${between} +1 555 010 0001`;
	expect(() => readApprovers(both)).toThrow(
		expect.objectContaining({ details: { remedy: 'Put a comma between two numbers.' } }),
	);
});

test('a person is known by the number or by the user ID', () => {
	const approvers = ['4915123456789', 'US.1349'];
	expect(isApprover(approvers, ['4915123456789', null])).toBe(true);
	expect(isApprover(approvers, [null, 'US.1349'])).toBe(true);
	expect(isApprover(approvers, ['4915123456780', 'US.1348'])).toBe(false);
	expect(isApprover(approvers, [null, null])).toBe(false);
	expect(isApprover([], ['4915123456789', 'US.1349'])).toBe(false);
});

test.each([
	['525512345678', '5215512345678'],
	['541112345678', '5491112345678'],
	['551112345678', '5511912345678'],
])('%s and %s are one person, as WhatsApp writes numbers of that country', (typed, reported) => {
	expect(isApprover([typed], [reported, null])).toBe(true);
	expect(isApprover([reported], [typed, null])).toBe(true);
});

test("WhatsApp's own number and user ID of the one recipient count, nothing else does", () => {
	const contact = { input: '15550100001', wa_id: '15550100009', user_id: 'US.1349' };
	expect(recipientIdsIn({ contacts: [contact] })).toEqual(['15550100009', 'US.1349']);
	expect(recipientIdsIn({ contacts: [contact, contact] })).toEqual([]);
	for (const answer of [
		null,
		'x',
		{},
		{ contacts: {} },
		{ contacts: [null] },
		{ contacts: [[]] },
	]) {
		expect(recipientIdsIn(answer)).toEqual([]);
	}
	expect(recipientIdsIn({ contacts: [{ wa_id: '', user_id: 7 }] })).toEqual([]);
});
