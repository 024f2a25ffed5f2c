import { curlSend, curlUpload, hasCurl } from './curl';
import { firstRecipient } from './inputNodes';
import { observe, type Conditions } from './observe';
import type { Contender } from './scenario';

/** One upload of a picture, then the template to each recipient, with curl; no contender where there is no curl. */
export function curlCampaign(
	name: string,
	path: string,
	{ items, atOnce, ...conditions }: Conditions & { items: number; atOnce: number },
): Contender[] {
	if (!hasCurl()) return [];
	const recipients = `[${firstRecipient}-${firstRecipient + items - 1}]`;
	return [
		{
			name,
			async measure(stage) {
				const { result: seconds, traffic } = await observe(stage, conditions, async () => {
					const began = performance.now();
					const imageUrl = await curlUpload(stage.sandbox, path);
					await curlSend(stage.sandbox, { recipients, imageUrl, atOnce });
					return (performance.now() - began) / 1000;
				});
				if (traffic.sends !== items) {
					throw new Error(`${name}: ${traffic.sends} messages went out instead of ${items}`);
				}
				return { seconds, peakMemory: null, ...traffic };
			},
		},
	];
}
