/** Not blanks, control signs, marks, and fillers that Unicode counts as letters or signs. */
const visible = /[^\s\p{Cc}\p{Cf}\p{M}\u115f\u1160\u3164\uffa0\u2800]/u;

/** Whether anything of a text is seen: not blanks alone, or signs such as the zero-width space. */
export const isVisible = (text: string): boolean => visible.test(text);
