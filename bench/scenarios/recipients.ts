import { pictureFile } from '../files';
import { readFiles, repeatItem } from '../inputNodes';
import { n8nContender } from '../n8nContender';
import { megabytesOver, ratio } from '../ratio';
import type { Scenario } from '../scenario';
import { chakraSend, httpRequestSend } from '../sendNodes';
import { httpRequestUpload } from '../uploadNodes';

const fileBytes = 200_000;
const answerDelayMs = 0;

/** As many at once as Parallel Sends allows. The HTTP Request node knows only a pause after every so many items. */
const atOnce = 50;
const batches = { batching: { batch: { batchSize: atOnce, batchInterval: 1 } } };

/** What an item costs, and that ten times the items cost ten times as much and no more. */
export const recipients: Scenario = {
	name: 'recipients',
	about: 'one picture of 200 KB to 10,000 recipients (--items), 50 at once, and to a tenth of them',
	async prepare(stage, { items }) {
		const { sandbox } = stage;
		const picture = await pictureFile(await stage.folder(), 'picture.png', fileBytes);
		const read = readFiles(picture);
		const recipient = "$('One item each').item.json.recipient";
		const few = Math.ceil(items / 10);
		const conditions = { answerDelayMs, fileBytes, items };
		const send = chakraSend({ parallelSends: atOnce });
		return {
			contenders: [
				n8nContender('n8n without sending', [read, ...repeatItem(items)], conditions),
				n8nContender('ChakraHQ node', [read, ...repeatItem(items), send], conditions),
				n8nContender('ChakraHQ node, a tenth of the items', [read, ...repeatItem(few), send], {
					...conditions,
					items: few,
				}),
				n8nContender(
					'HTTP Request nodes, one upload by hand',
					[
						read,
						httpRequestUpload(sandbox.uploadUrl),
						...repeatItem(items),
						httpRequestSend(sandbox, recipient, batches),
					],
					conditions,
				),
			],
			targets(of) {
				const base = of('n8n without sending').peakMemory;
				const node = of('ChakraHQ node');
				const http = of('HTTP Request nodes, one upload by hand');
				return [
					{ what: 'Uploads', limit: 1, measured: node.uploads, unit: 'uploads' },
					{ what: 'Sends', limit: items, measured: node.sends, unit: 'sends' },
					{
						what: "Time against the HTTP Request nodes'",
						limit: 0.9,
						measured: ratio(node.seconds, http.seconds),
						unit: 'times',
					},
					{
						what: "Memory over the run without sending, against the HTTP Request nodes'",
						limit: 0.6,
						measured: ratio(
							megabytesOver(node.peakMemory, base),
							megabytesOver(http.peakMemory, base),
						),
						unit: 'times',
					},
					{
						what: 'Time against that for a tenth of the items',
						limit: 10.5,
						measured: ratio(node.seconds, of('ChakraHQ node, a tenth of the items').seconds),
						unit: 'times',
					},
				];
			},
		};
	},
};
