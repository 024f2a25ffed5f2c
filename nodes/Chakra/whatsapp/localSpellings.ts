/** How people of a country write their numbers among themselves. */
export interface LocalSpelling {
	spelling: RegExp;
	country: string;
	example: string;
}

const localSpellings: readonly LocalSpelling[] = [
	{
		spelling: /^\(\d{3}\)[\s.-]{0,3}\d{3}[\s.-]{0,3}\d{4}$/,
		country: 'North America',
		example: '+1 555 010 0001',
	},
	{
		// The codes that are left out have numbers of 7 digits, written in the same way.
		spelling:
			/^(?!220|23[089]|248|252|269|297|354|372|501|507|592|597|599|67[3-9]|680|685|69[12]|96[01])[2-9]\d\d([.-])\d{3}\1\d{4}$/,
		country: 'North America',
		example: '+1 555 010 0001',
	},
	{
		// By their area codes: +56 is Chile, where numbers look alike.
		spelling:
			/^\(?(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])(?:\)\s?9\d{4}[\s.-]|[\s-]9\d{4}-)\d{4}$/,
		country: 'Brazil',
		example: '+55 11 91234 5678',
	},
	{ spelling: /^[6-9]\d{4}[\s-]\d{5}$/, country: 'India', example: '+91 98765 43210' },
];

/**
 * The country in whose way a number without country code is written; undefined where none is certain. Read as they
 * stand, some of these would be numbers of somebody elsewhere: `(51) 98765-4321`, of Brazil, is one of Peru.
 */
export const localSpellingOf = (text: string): LocalSpelling | undefined =>
	localSpellings.find(({ spelling }) => spelling.test(text));
