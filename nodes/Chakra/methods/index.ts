import type { INodeType } from 'n8n-workflow';
import { getTemplateParameters } from './getTemplateParameters';
import { searchAccounts } from './searchAccounts';
import { searchSenders } from './searchSenders';
import { searchTemplateIds } from './searchTemplateIds';
import { searchTemplates } from './searchTemplates';

/** What the editor asks for while somebody fills in the node. */
export const methods: INodeType['methods'] = {
	listSearch: { searchAccounts, searchSenders, searchTemplateIds, searchTemplates },
	resourceMapping: { getTemplateParameters },
};
