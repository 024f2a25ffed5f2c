import { uuidIn } from '../../../nodes/Chakra/parameters/uuid';

const id = '00000000-0000-4000-8000-00000000abcd';
const other = '00000000-0000-4000-8000-00000000dcba';

test.each([
	id,
	` ${id.toUpperCase()}\n`,
	`"${id}"`,
	`\u200b<${id}>`,
	`https://app.example.com/chats/${id}`,
	`HTTP://app.example.com/${id}/edit?from=${id}#top`,
])('finds it in %j', (text) => expect(uuidIn(text)).toBe(id));

test.each([
	'',
	'LEAD-1',
	`${id}0`,
	`${id} ${other}`,
	`lead ${id}`,
	`https://app.example.com/${id}0`,
	`https://app.example.com/${id}-1`,
	`https://app.example.com/procedure/${id}/process/${other}`,
])('finds none in %j', (text) => expect(uuidIn(text)).toBeUndefined());
