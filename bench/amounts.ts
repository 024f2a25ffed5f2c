/** Amounts as titles and labels write them. */

/** "10,000" */
export const count = (amount: number) => amount.toLocaleString('en');

const units = { GB: 1e9, MB: 1e6, KB: 1e3 };

/** "1 GB", "100 MB", "1.5 KB" */
export function fileSize(bytes: number): string {
	const [unit, of] = Object.entries(units).find(([, least]) => bytes >= least) ?? ['bytes', 1];
	return `${count(bytes / of)} ${unit}`;
}

/** "100, 1,000 and 10,000" */
export const listed = (amounts: string[]) =>
	`${amounts.slice(0, -1).join(', ')} and ${amounts.at(-1)}`;
