import { helpFor, readSettings } from '../../bench/settings';

const titles = (...args: string[]) => helpFor(readSettings(args));

describe('the titles of the benchmark', () => {
	test('say what is measured without options', () => {
		const text = titles();
		expect(text).toContain('one file of 1 MB, 10 MB and 100 MB');
		expect(text).toContain('one file of 1 GB over https');
		expect(text).toContain('to 100, 1,000 and 10,000 recipients, 50 at once');
		expect(text).toContain('Validate Only for 100,000 items');
	});

	test('follow --size', () => {
		const text = titles('--size', '250');
		expect(text).toContain('one file of 250 KB, 2.5 MB and 25 MB');
		expect(text).toContain('one file of 250 MB over https');
		expect(text).not.toContain('GB');
	});

	test('follow --items', () => {
		const text = titles('--items', '500');
		expect(text).toContain('to 5, 50 and 500 recipients, 50 at once');
		expect(text).toContain('a template to 500 recipients');
		expect(text).toContain('Validate Only for 5,000 items');
	});
});

test('a wrong option is refused by name', () => {
	expect(() => readSettings(['--size', '1.5'])).toThrow('--size takes a whole number from 1');
	expect(() => readSettings(['--only', 'campain'])).toThrow(/--only takes .*, not "campain"/);
});
