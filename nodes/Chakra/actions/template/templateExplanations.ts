import { whatsappExplanations } from '../../account/metaApi';
import type { Explanations } from '../../transport/explain';

/** What the status codes of a template call probably mean. None is documented. */
export const templateExplanations: Explanations = {
	...whatsappExplanations,
	mayBeDone:
		'It may have been done all the same: look at the templates in ChakraHQ before you run it again. ',
	404: {
		happened: 'ChakraHQ found no such account or template',
		remedy:
			'Check the IDs in this node. Both are digits, and a template has its own ID for each language.',
	},
};

const notPassedOn = {
	happened: 'ChakraHQ found no such account or template, or does not pass this call on',
	remedy:
		'Look whether Get finds the template. If it does, delete it in ChakraHQ or in WhatsApp Manager.',
};

/** What they mean for the deletion of a template, which ChakraHQ may not pass on. */
export const deleteExplanations: Explanations = {
	...templateExplanations,
	200: {
		happened: 'WhatsApp did not delete the template',
		remedy: 'Look at its status with Get.',
	},
	404: notPassedOn,
	405: notPassedOn,
};
