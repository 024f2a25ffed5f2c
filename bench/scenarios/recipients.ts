import { count, listed } from '../amounts';
import { curlCampaign } from '../curlCampaign';
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

const without = (items: number) => `n8n without sending, ${people(items)}`;
const own = (items: number) => `ChakraHQ node, ${people(items)}`;
const byHand = (items: number) => `HTTP Request nodes, one upload by hand, ${people(items)}`;
const byCurl = (items: number) => `curl, ${people(items)}`;
const people = (items: number) => `${count(items)} recipients`;

/** A hundredth, a tenth and all of the recipients. */
const campaigns = (most: number) => [Math.ceil(most / 100), Math.ceil(most / 10), most];

/** What an item costs, and that ten times the items cost ten times as much and no more. */
export const recipients: Scenario = {
	name: 'recipients',
	minutes: 9,
	about: ({ items }) =>
		`one picture of 200 KB to ${listed(campaigns(items).map(count))} recipients, ${atOnce} at once`,
	async prepare(stage, { items: most }) {
		const { sandbox } = stage;
		const picture = await pictureFile(await stage.folder(), 'picture.png', fileBytes);
		const read = readFiles(picture);
		const recipient = "$('One item each').item.json.recipient";
		const tenth = Math.ceil(most / 10);
		const contendersFor = (items: number) => {
			const conditions = { answerDelayMs, fileBytes, items };
			const each = repeatItem(items);
			const upload = httpRequestUpload(sandbox.uploadUrl);
			const sendByHand = httpRequestSend(sandbox, recipient, batches);
			return [
				n8nContender(without(items), [read, ...each], conditions),
				n8nContender(
					own(items),
					[read, ...each, chakraSend({ parallelSends: atOnce })],
					conditions,
				),
				n8nContender(byHand(items), [read, upload, ...each, sendByHand], conditions),
				...curlCampaign(byCurl(items), picture, { ...conditions, atOnce }),
			];
		};
		return {
			contenders: campaigns(most).flatMap(contendersFor),
			targets(of) {
				const base = of(without(most)).peakMemory;
				const node = of(own(most));
				const http = of(byHand(most));
				return [
					{ what: 'Uploads', limit: 1, measured: node.uploads, unit: 'uploads' },
					{ what: 'Sends', limit: most, measured: node.sends, unit: 'sends' },
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
						what: 'Time against that for a tenth of the recipients',
						limit: 10.5,
						measured: ratio(node.seconds, of(own(tenth)).seconds),
						unit: 'times',
					},
				];
			},
		};
	},
};
