import { bytesText } from './bytesText';

const typeByBrand: ReadonlyMap<string, string> = new Map([
	['qt  ', 'video/quicktime'],
	['M4A ', 'audio/mp4'],
	['M4B ', 'audio/mp4'],
	['M4P ', 'audio/mp4'],
	['avif', 'image/avif'],
	['avis', 'image/avif'],
	['heic', 'image/heic'],
	['heix', 'image/heic'],
	['heim', 'image/heic'],
	['heis', 'image/heic'],
	['hevc', 'image/heic'],
	['hevx', 'image/heic'],
	['hevm', 'image/heic'],
	['hevs', 'image/heic'],
	['crx ', 'image/x-canon-cr3'],
]);

const typeByBrandStart: ReadonlyMap<string, string> = new Map([
	['3gp', 'video/3gpp'],
	['3ge', 'video/3gpp'],
	['3gg', 'video/3gpp'],
	['3gr', 'video/3gpp'],
	['3gs', 'video/3gpp'],
	['3g2', 'video/3gpp2'],
]);

/** Brands of the still-image container. The brands after them name the image format. */
const pictureContainers: ReadonlySet<string> = new Set([
	'mif1',
	'mif2',
	'mif3',
	'msf1',
	'miaf',
	'tmap',
	'1pic',
]);

const typeOfBrand = (brand: string) =>
	typeByBrand.get(brand) ?? typeByBrandStart.get(brand.slice(0, 3));

/**
 * The MIME type of a file that begins with an ISO `ftyp` box (MP4, 3GP, M4A, MOV, HEIC, AVIF), by its brands; null
 * without such a box. Brands: mp4ra.org/registered-types/brands.
 */
export function isoMediaType(bytes: Uint8Array): string | null {
	if (bytesText(bytes, 4, 8) !== 'ftyp' || bytes.length < 12) return null;
	const major = bytesText(bytes, 8, 12);
	const known = typeOfBrand(major);
	if (known !== undefined) return known;
	const brands = compatibleBrands(bytes);
	// Some programs put a brand in front that says less than those behind.
	const isOfPicture = [major, ...brands].some((brand) => pictureContainers.has(brand));
	return isOfPicture ? (brands.map(typeOfBrand).find(isPicture) ?? 'image/heif') : 'video/mp4';
}

const isPicture = (mimeType: string | undefined) => mimeType?.startsWith('image/') === true;

function compatibleBrands(bytes: Uint8Array): string[] {
	const boxSize = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
	const brands: string[] = [];
	for (let at = 16; at + 4 <= Math.min(boxSize, bytes.length); at += 4) {
		brands.push(bytesText(bytes, at, at + 4));
	}
	return brands;
}
