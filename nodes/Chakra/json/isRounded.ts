/**
 * Whether a value is a number too large for JavaScript to keep exactly: it had lost its last digits before it came
 * here.
 */
export const isRounded = (value: unknown): boolean =>
	Number.isInteger(value) && !Number.isSafeInteger(value);
