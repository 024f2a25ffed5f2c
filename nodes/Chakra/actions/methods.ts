import type { INodeType } from 'n8n-workflow';
import { searchSenders } from '../parameters/sender';
import { searchLanguages } from '../parameters/templateLanguage';
import { searchChats } from './chat/chatField';
import { searchUsers } from './process/assignedToField';
import { getProcessAttributes } from './process/attributeFields';
import { searchProcedures } from './process/procedureField';
import { searchProcesses } from './process/processField';
import { searchStates } from './process/stateField';
import { searchStateTasks } from './task/stateTaskField';
import { searchAccounts } from './template/accountField';
import { searchTemplateIds } from './template/templateIdField';
import { searchTemplates } from './templateMessage/templateChoice';
import { getTemplateParameters } from './templateMessage/templateParameters';
import { searchUserIds } from './user/userField';

/** The methods that the editor calls while somebody fills in the node. Each is defined beside its field. */
export const methods: INodeType['methods'] = {
	listSearch: {
		searchAccounts,
		searchChats,
		searchLanguages,
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
