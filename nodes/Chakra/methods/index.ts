import type { INodeType } from 'n8n-workflow';
import { getProcessAttributes } from './getProcessAttributes';
import { getTemplateParameters } from './getTemplateParameters';
import { searchAccounts } from './searchAccounts';
import { searchProcedures } from './searchProcedures';
import { searchProcesses } from './searchProcesses';
import { searchChats } from './searchChats';
import { searchSenders } from './searchSenders';
import { searchStates } from './searchStates';
import { searchStateTasks } from './searchStateTasks';
import { searchTemplateIds } from './searchTemplateIds';
import { searchTemplates } from './searchTemplates';
import { searchUserIds } from './searchUserIds';
import { searchUsers } from './searchUsers';

/** What the editor asks for while somebody fills in the node. */
export const methods: INodeType['methods'] = {
	listSearch: {
		searchAccounts,
		searchChats,
		searchProcedures,
		searchProcesses,
		searchSenders,
		searchStates,
		searchStateTasks,
		searchTemplateIds,
		searchTemplates,
		searchUserIds,
		searchUsers,
	},
	resourceMapping: { getProcessAttributes, getTemplateParameters },
};
