import type { InputFile } from './engine';

/** One red pixel. */
const png =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

/** Small files of each kind; their first bytes are those of the real thing. */
export const picture: InputFile = {
	bytes: Buffer.from(png, 'base64'),
	fileName: 'hat.png',
	mimeType: 'image/png',
};
export const pdf: InputFile = {
	bytes: Buffer.from('%PDF-1.4\n%%EOF\n'),
	fileName: 'Invoice 7.pdf',
	mimeType: 'application/pdf',
};
export const clip: InputFile = {
	bytes: Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
	fileName: 'clip.mp4',
	mimeType: 'video/mp4',
};
export const song: InputFile = {
	bytes: Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'), Buffer.alloc(40)]),
	fileName: 'song.mp3',
	mimeType: 'audio/mpeg',
};
export const voice: InputFile = {
	bytes: Buffer.concat([
		Buffer.from('OggS\0\x02', 'latin1'),
		Buffer.alloc(20),
		Buffer.from('\x01\x13OpusHead\x01\x01\0\0', 'latin1'),
	]),
	fileName: 'voice.ogg',
	mimeType: 'audio/ogg',
};
export const webp: InputFile = {
	bytes: Buffer.from('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0', 'latin1'),
	fileName: 'smile.webp',
	mimeType: 'image/webp',
};
export const table: InputFile = {
	bytes: Buffer.from('a,b\n1,2\n'),
	fileName: 'table.csv',
	mimeType: 'text/csv',
};
