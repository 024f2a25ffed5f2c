/** One figure of a chart. */
interface Bar {
	label: string;
	value: number;
}

/** Bars side by side, in one unit. */
export interface Chart {
	/** A file's name, without its ending. */
	name: string;
	title: string;
	unit: 's' | 'MB';
	bars: Bar[];
}

/** Colours of a page that is light or dark. */
type Theme = 'light' | 'dark';
export const themes: Theme[] = ['light', 'dark'];

const colours = {
	light: { text: '#1f2328', faint: '#59636e', own: '#1f6feb', other: '#8c959f' },
	dark: { text: '#f0f6fc', faint: '#9198a1', own: '#4493f8', other: '#656c76' },
} as const;

const width = 840;
const labelWidth = 430;
const barWidth = 310;
const rowHeight = 28;
const top = 44;

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** As the tables write it. */
export const figure = (value: number, unit: Chart['unit']) =>
	unit === 's' ? `${value.toFixed(2)} s` : `${Math.round(value)} MB`;

const isOwn = (label: string) => label.startsWith('ChakraHQ');

/** A bar chart as SVG. The longest bar fills the width. The background is transparent. */
export function draw({ title, unit, bars }: Chart, theme: Theme): string {
	const { text, faint, own, other } = colours[theme];
	const most = Math.max(...bars.map(({ value }) => value), 0);
	const height = top + bars.length * rowHeight + 8;
	const rows = bars.flatMap(({ label, value }, at) => {
		const y = top + at * rowHeight;
		const length = most > 0 ? Math.max(2, Math.round((value / most) * barWidth)) : 2;
		const weight = isOwn(label) ? ' font-weight="600"' : '';
		return [
			`<text x="${labelWidth - 10}" y="${y + 15}" text-anchor="end" fill="${text}"${weight}>${escaped(label)}</text>`,
			`<rect x="${labelWidth}" y="${y}" width="${length}" height="20" rx="3" fill="${isOwn(label) ? own : other}"/>`,
			`<text x="${labelWidth + length + 8}" y="${y + 15}" fill="${text}"${weight}>${figure(value, unit)}</text>`,
		];
	});
	const spoken = bars.map(({ label, value }) => `${label} ${figure(value, unit)}`).join(', ');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13">`,
		`<title>${escaped(`${title}: ${spoken}`)}</title>`,
		`<text x="8" y="22" fill="${faint}" font-size="14">${escaped(title)}</text>`,
		...rows,
		'</svg>',
		'',
	].join('\n');
}
