import type { InboundMedia } from './types';

/** One red pixel. */
const png =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

/** A page with nothing on it. */
const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** Files that customers have sent in. */
export function seedMedia(): InboundMedia[] {
	return [
		{
			id: '1166846181421424',
			mid: '1166846181421425',
			mimeType: 'image/png',
			bytes: Buffer.from(png, 'base64'),
		},
		{
			id: '1166846181421434',
			mid: '1166846181421435',
			mimeType: 'application/pdf',
			bytes: Buffer.from(pdf, 'latin1'),
		},
		{
			id: '1166846181421444',
			mid: '1166846181421445',
			mimeType: 'image/png',
			bytes: Buffer.from(png, 'base64'),
			access: 'redirect',
		},
		{
			id: '1166846181421454',
			mid: '1166846181421455',
			mimeType: 'image/png',
			bytes: Buffer.from(png, 'base64'),
			access: 'expired',
		},
		{
			id: '1166846181421464',
			mid: '1166846181421465',
			mimeType: 'image/png',
			bytes: Buffer.from(png, 'base64'),
			access: 'refused',
		},
	];
}
