import { pictureFile } from '../files';
import { readFiles, repeatItem } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import { ratio } from '../ratio';
import type { Scenario } from '../scenario';
import { chakraSend, httpRequestSend } from '../sendNodes';
import { httpRequestUpload } from '../uploadNodes';

const items = 50;
const fileBytes = 200_000;
const answerDelayMs = 100;

/** The rate of a client that sends one request after the other and waits for each response. */
const oneByOne = { batching: { batch: { batchSize: 1, batchInterval: answerDelayMs } } };

/** A file to a delivered template: one node, or the two or three that people build without this package. */
export const campaign: Scenario = {
	name: 'campaign',
	minutes: 4,
	about: () =>
		`one picture of 200 KB to ${items} recipients, a server that answers after ${answerDelayMs} ms`,
	async prepare(stage) {
		const { sandbox } = stage;
		const path = await pictureFile(await stage.folder(), 'picture.png', fileBytes);
		const read = readFiles(path);
		const recipients = repeatItem(items);
		const conditions = { answerDelayMs, fileBytes, items };
		const upload = (options = {}) => httpRequestUpload(sandbox.uploadUrl, options);
		const send = (options = {}) =>
			httpRequestSend(sandbox, "$('One item each').item.json.recipient", options);
		return {
			contenders: [
				n8nContender('n8n without sending', [read, ...recipients], conditions),
				n8nContender('ChakraHQ node', [read, ...recipients, chakraSend()], conditions),
				n8nContender(
					'ChakraHQ node, 10 at once',
					[read, ...recipients, chakraSend({ parallelSends: 10 })],
					conditions,
				),
				n8nContender(
					'HTTP Request nodes, one every 100 ms',
					[read, ...recipients, upload(oneByOne), send(oneByOne)],
					conditions,
				),
				n8nContender(
					'HTTP Request nodes, one upload by hand, one every 100 ms',
					[read, upload(), ...recipients, send(oneByOne)],
					conditions,
				),
				n8nContender(
					'HTTP Request nodes, all at once (default)',
					[read, ...recipients, upload(), send()],
					conditions,
				),
			],
			targets(of) {
				const node = of('ChakraHQ node');
				return [
					{ what: 'Uploads', limit: 1, measured: node.uploads, unit: 'uploads' },
					{ what: 'Sends', limit: items, measured: node.sends, unit: 'sends' },
					{
						what: "Time against the HTTP Request nodes' at as many a second",
						limit: 1,
						measured: ratio(node.seconds, of('HTTP Request nodes, one every 100 ms').seconds),
						unit: 'times',
					},
				];
			},
		};
	},
};
