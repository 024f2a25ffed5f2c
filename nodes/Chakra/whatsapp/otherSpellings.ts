import { numberProblems } from './numberProblems';

/** One or two digits behind a long number: a calculation was made with it. */
const decimalNumber = /^-?\d{9,15}[.,](?!0{1,4}$)\d{1,2}$/;

/** `-23456891`: a spreadsheet takes `+49-151-23456789` for a subtraction. A longer one may be an entry of a list. */
const negativeNumber = /^[-\u2212]\d{1,10}(?:[.,]\d{1,4})?$/;

const extension = /\d[\s,;([]*(?:ext(?:ension|n)?\b|;ext=|x|#)[\s.:=]*\d{1,6}[)\]]?$/i;

/** Russia, Kazakhstan and Belarus dial an 8 in front of the area code. */
const russianEightInFront = /^8[\s-]{0,3}\(\d{3,4}\)/;

/** In place of digits that somebody may not see: `+1 555 ••• 0001`. NFKC makes three dots of an ellipsis. */
const hiddenDigits = /[•·](?:\s?[•·])+|__|\.{3}|\p{Pd}{3}/u;

/** `2) 4915123456789`: the number of a list. Behind `1.` come ten digits at most, if it is a country code. */
const listMarker = /^\d{1,2}\)|^\d\.\s(?=(?:\D{0,9}\d){11})/;

/** `4915123456789 (2)` */
const numberInBrackets = /\d\D{0,9}[([]\d{1,2}[)\]]$/;

/** `+1 555 010 0001/2`: two numbers that differ at their end. */
const shortEnding = /^[^/]{7,100}\/\s?\d{1,2}$/;

/** `+44 7911 123456/789`: the same, behind ten digits or more. Fewer may be the beginning of one number. */
const longEnding = /^(?:[^\d/]{0,9}\d){10,15}[^\d/]{0,3}\/\s?\d{3,4}$/;

/** A number with something else in it, which would become digits of somebody else's number, and why it is refused. */
export const otherSpellings: ReadonlyArray<readonly [pattern: RegExp, problem: string]> = [
	[decimalNumber, numberProblems.decimals],
	[negativeNumber, numberProblems.negative],
	[extension, numberProblems.extension],
	[russianEightInFront, numberProblems.russianEight],
	[hiddenDigits, numberProblems.hiddenDigits],
	[listMarker, numberProblems.numbered],
	[numberInBrackets, numberProblems.numbered],
	[shortEnding, numberProblems.severalNumbers],
	[longEnding, numberProblems.severalNumbers],
];
