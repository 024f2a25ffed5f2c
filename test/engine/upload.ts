import { runChakra, type InputItem, type Result, type Run } from './engine';
import { expectNoToken } from './secrecy';

/** Where uploads of a test go: the sandbox, or a server that misbehaves. */
export interface Target {
	url: string;
	token: string;
	pluginId: string;
}

/** Runs Upload Public Media towards a server. Whatever happens, the access token must not turn up in the result. */
export async function upload(
	{ url, token, pluginId }: Target,
	{ credential, ...run }: Omit<Run, 'credential'> & Partial<Pick<Run, 'credential'>>,
): Promise<Result> {
	const result = await runChakra({
		...run,
		credential: { accessToken: token, baseUrl: url, pluginId, ...credential },
	});
	expectNoToken(result, token);
	return result;
}

/** Items that hold one text file each, all different: `0.txt` holds `file 0`. */
export function textItems(count: number): InputItem[] {
	return Array.from({ length: count }, (_, index) => ({
		files: { data: { bytes: Buffer.from(`file ${index}`), fileName: `${index}.txt` } },
	}));
}

export const oneItem = (): InputItem[] => textItems(1);
