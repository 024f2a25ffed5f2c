import { entryPaging, incompleteWarning, jobEntriesRequest } from '../../account/jobEntryPages';
import { listOperation } from '../listOperation';
import { jobIdField, readJobId } from './jobIdField';

/** The members of an entry are not documented, so entries are output as they are. */
export const getEntries = listOperation({
	entry: {
		name: 'Get Entries',
		value: 'getEntries',
		action: 'Get what became of each item of a background job by its ID',
		description: 'Get what became of each item that a bulk call of ChakraHQ was given',
	},
	api: ['listBackgroundJobEntries'],
	fields: [jobIdField],
	...entryPaging,
	incompleteWarning,
	request: (item) => jobEntriesRequest(readJobId(item)),
});
