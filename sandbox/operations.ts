import type { Operations } from './operation';
import { accountOperations } from './resources/account';
import { bulkJobOperations } from './resources/bulkJobs';
import { callingOperations } from './resources/calling';
import { chatOperations } from './resources/chats';
import { flowOperations } from './resources/flows';
import { inboundMediaOperations } from './resources/inboundMedia';
import { messageOperations } from './resources/messages';
import { photoOperations } from './resources/photos';
import { processOperations } from './resources/processes';
import { publicUploadOperations } from './resources/publicUploads';
import { taskOperations } from './resources/tasks';
import { templateOperations } from './resources/templates';
import { templateSendOperations } from './resources/templateSends';
import { userOperations } from './resources/users';

/** Every operation of the contract. */
export const operations: Operations = {
	...accountOperations,
	...bulkJobOperations,
	...callingOperations,
	...chatOperations,
	...flowOperations,
	...inboundMediaOperations,
	...messageOperations,
	...photoOperations,
	...processOperations,
	...publicUploadOperations,
	...taskOperations,
	...templateOperations,
	...templateSendOperations,
	...userOperations,
};
