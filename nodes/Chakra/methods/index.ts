import type { INodeType } from 'n8n-workflow';
import { getTemplateParameters } from './getTemplateParameters';
import { searchSenders } from './searchSenders';
import { searchTemplates } from './searchTemplates';

/** What the editor asks for while somebody fills in the node. */
export const methods: INodeType['methods'] = {
	listSearch: { searchSenders, searchTemplates },
	resourceMapping: { getTemplateParameters },
};
