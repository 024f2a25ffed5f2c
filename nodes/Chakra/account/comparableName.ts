/**
 * A name of something in ChakraHQ as it is compared: people and spreadsheets write it with other capitals and spaces.
 */
export const comparableName = (name: string): string =>
	name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
