import { fileSize } from '../amounts';
import { curlContender } from '../curlContender';
import { randomFile } from '../files';
import { readFiles } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import { megabytesOver, ratio } from '../ratio';
import type { Scenario } from '../scenario';
import { credential, httpsCredential } from '../stage';
import { chakraUpload, httpRequestUpload } from '../uploadNodes';

/** Memory must not grow with the file, and the time should be near to what the machine can do. */
const largeFileOver = (https: boolean): Scenario => ({
	name: https ? 'large-file-https' : 'large-file',
	minutes: 3,
	about: ({ largeFileBytes }) =>
		`one file of ${fileSize(largeFileBytes)}${https ? ' over https' : ''}`,
	async prepare(stage, { largeFileBytes: fileBytes }) {
		const path = await randomFile(await stage.folder(), 'large.bin', fileBytes);
		const conditions = { answerDelayMs: 0, fileBytes, items: 1, atOnce: 1, https };
		const { sandbox } = stage;
		const account = https ? httpsCredential : credential;
		const url = https ? sandbox.httpsUploadUrl : sandbox.uploadUrl;
		const upload = chakraUpload({}, account);
		const byHand = httpRequestUpload(url, {}, account);
		return {
			contenders: [
				n8nContender('n8n without upload', [readFiles(path)], conditions),
				n8nContender('ChakraHQ node', [readFiles(path), upload], conditions),
				n8nContender('HTTP Request node', [readFiles(path), byHand], conditions),
				...curlContender('curl', [path], conditions),
			],
			targets(of) {
				const node = of('ChakraHQ node');
				return [
					{
						what: 'Peak memory over the run without upload',
						limit: 32,
						measured: megabytesOver(node.peakMemory, of('n8n without upload').peakMemory),
						unit: 'MB',
					},
					{
						what: "Time against the HTTP Request node's",
						limit: 0.2,
						measured: ratio(node.seconds, of('HTTP Request node').seconds),
						unit: 'times',
					},
					{
						what: "Time against curl's",
						limit: https ? 1.5 : 2,
						measured: ratio(node.seconds, of('curl').seconds),
						unit: 'times',
					},
				];
			},
		};
	},
});

export const largeFile = largeFileOver(false);
/** What users have: their account is reached over https. */
export const largeFileHttps = largeFileOver(true);
