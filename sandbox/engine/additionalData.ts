import type { IDataObject, IWorkflowBase, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { core } from './core';
import { credentialsHelper } from './credentials';

/** What n8n's server knows about itself and the execution. */
export type HostFacts = Partial<
	Pick<
		IWorkflowExecuteAdditionalData,
		'executionId' | 'webhookBaseUrl' | 'webhookTestBaseUrl' | 'webhookWaitingBaseUrl'
	>
>;

/**
 * The data that n8n's server gives the engine for a run.
 * @param credential the data of the only credential
 */
export function additionalData(
	credential: IDataObject,
	workflow: IWorkflowBase,
	host: HostFacts = {},
): IWorkflowExecuteAdditionalData {
	const unused = () => {
		throw new Error('This host does not have this');
	};
	const url = 'http://127.0.0.1:5678';
	return {
		credentialsHelper: credentialsHelper(credential),
		hooks: new core.ExecutionLifecycleHooks('manual', workflow.id, workflow),
		executeWorkflow: unused,
		getRunExecutionData: unused,
		getRuntimeCredential: unused,
		startRunnerTask: unused,
		logAiEvent: () => {},
		currentNodeExecutionIndex: 0,
		executionId: workflow.id,
		restApiUrl: url,
		instanceBaseUrl: url,
		formBaseUrl: url,
		formWaitingBaseUrl: url,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		mcpBaseUrl: url,
		mcpTestBaseUrl: url,
		variables: {},
		externalSecretsProxy: new core.ExternalSecretsProxy(),
		...host,
	};
}
