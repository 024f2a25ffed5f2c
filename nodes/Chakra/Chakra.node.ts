import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { properties } from './actions';
import { runOperation } from './actions/router';
import { methods } from './methods';

export class Chakra implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ChakraHQ',
		name: 'chakra',
		icon: { light: 'file:../../icons/chakra.svg', dark: 'file:../../icons/chakra.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Upload media and send WhatsApp messages through ChakraHQ',
		defaults: { name: 'ChakraHQ' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'chakraApi', required: true }],
		properties,
	};

	methods = methods;

	async execute(this: IExecuteFunctions) {
		return await runOperation.call(this);
	}
}
