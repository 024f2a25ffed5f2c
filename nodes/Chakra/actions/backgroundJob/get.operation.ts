import { jobRequest, jobState } from '../../account/jobs';
import { requestOperation } from '../requestOperation';
import { jobIdField, readJobId } from './jobIdField';

export const get = requestOperation({
	entry: {
		name: 'Get',
		value: 'get',
		action: 'Get the state of a background job by its ID',
		description: 'Get a background job of ChakraHQ',
	},
	api: ['fetchBackgroundJob'],
	fields: [jobIdField],
	output: (result) => jobState(result).job,
	request: (item) => jobRequest(readJobId(item)),
});
