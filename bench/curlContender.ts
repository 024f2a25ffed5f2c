import { curl, hasCurl, parallelLines, uploadLines } from './curl';
import { observe, type Conditions } from './observe';
import type { Contender } from './scenario';

/** Uploads with curl, the floor of what is possible; no contender where there is no curl. */
export function curlContender(
	name: string,
	paths: string[],
	{ atOnce, https = false, ...conditions }: Conditions & { atOnce: number; https?: boolean },
): Contender[] {
	if (!hasCurl()) return [];
	return [
		{
			name,
			async measure(stage) {
				const { sandbox, certificate } = stage;
				const url = https ? sandbox.httpsUploadUrl : sandbox.uploadUrl;
				const uploads = paths.map((path) => [
					...uploadLines(url, sandbox.token, path),
					`cacert = "${certificate}"`,
					'output = "/dev/null"',
				]);
				const lines = [
					...(paths.length > 1 ? parallelLines(atOnce) : []),
					...uploads.flatMap((upload, at) => (at === 0 ? upload : ['next', ...upload])),
				];
				const observed = await observe(stage, conditions, async () => {
					const began = performance.now();
					await curl(lines);
					return (performance.now() - began) / 1000;
				});
				return { seconds: observed.result, peakMemory: null, ...observed.traffic };
			},
		},
	];
}
