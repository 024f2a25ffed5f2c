import { timingSafeEqual } from 'crypto';

/** Whether two texts are equal, in a time that does not tell how far they agree. */
export function isSameText(a: string, b: string): boolean {
	const [left, right] = [Buffer.from(a), Buffer.from(b)];
	return left.length === right.length && timingSafeEqual(left, right);
}
