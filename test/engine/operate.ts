import type { INodeParameters } from 'n8n-workflow';
import { runChakra, type InputItem, type Result, type Run } from './engine';
import { expectNoToken } from './secrecy';
import type { Target } from './upload';

/** The first number of the sandbox, and the account it belongs to. */
export const senderId = '775966265503012';
export const wabaId = '83784929738012';

export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });
export const fromList = (value: string) => ({ __rl: true, mode: 'list', value });

export type OperateRun = Partial<Omit<Run, 'parameters'>> & { items?: InputItem[] };

/** Runs an operation against a server. Whatever happens, the access token must not turn up in the result. */
export async function operate(
	{ url, token, pluginId }: Target,
	parameters: INodeParameters,
	{ credential, ...run }: OperateRun = {},
): Promise<Result> {
	const result = await runChakra({
		items: [{}],
		...run,
		parameters,
		credential: { accessToken: token, baseUrl: url, pluginId, ...credential },
	});
	expectNoToken(result, token);
	return result;
}

/** The JSON of the only output. @throws the error that the run stopped with */
export function onlyJson({ output, error }: Result) {
	if (error) throw new Error(`${error.message} | ${error.description ?? ''}`);
	expect(output).toHaveLength(1);
	return output[0]?.json;
}

/** The error of a run that stopped: its message and its description. */
export function errorOf({ error }: Result): string {
	if (!error) throw new Error('It came through');
	return `${error.message} | ${error.description ?? ''}`;
}
