import type { INodeProperties } from 'n8n-workflow';
import { businessNumberField } from '../../parameters/businessNumber';
import { readFlag } from '../../parameters/flag';
import { requestOperation } from '../requestOperation';
import { callingPath } from './callingPath';

const includeSipField: INodeProperties = {
	displayName: 'Include SIP Credentials',
	name: 'includeSipCredentials',
	type: 'boolean',
	default: true,
	description: 'Whether to get the SIP credentials too. They then stand in the execution data.',
};

/** Source: the vendor's SDK, src/resources/whatsapp/calling.ts */
export const getSettings = requestOperation({
	entry: {
		name: 'Get Settings',
		value: 'getSettings',
		action: 'Get the WhatsApp calling settings of one of your numbers',
		description: 'Get the settings for WhatsApp calls of one of your numbers',
	},
	api: ['getCallingSettings'],
	fields: [businessNumberField],
	options: [includeSipField],
	request: (item) => ({
		method: 'GET',
		path: callingPath(item, 'settings'),
		...(readFlag(item.options.includeSipCredentials, includeSipField) && {
			query: { include_sip_credentials: 'true' },
		}),
		idempotent: true,
	}),
});
