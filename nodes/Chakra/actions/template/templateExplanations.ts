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
