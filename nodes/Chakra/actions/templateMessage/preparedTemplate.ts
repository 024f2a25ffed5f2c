import type { MetaComponent } from '../../whatsapp/templateVariables';
import type { Item } from '../item';
import type { PreparedMedia } from '../media/preparedMedia';
import type { UploadOptions } from '../media/publicMedia';
import {
	expectPublicLinks,
	fillByDefinition,
	fillByName,
	type FilledTemplate,
} from './filledTemplate';
import { readHeaderLocation } from './headerLocation';
import { prepareHeaderMedia } from './headerMedia';
import {
	expectLocationHeader,
	expectRoomForHeader,
	oneHeader,
	type HeaderMedia,
	type HeaderMediaKind,
} from './headerValue';
import { readParameterPairs } from './parameterPairs';
import type { TemplateChoice } from './templateChoice';
import { templateLookup, wabaIdOf } from './templateLookup';
import { readTemplateParameters } from './templateParameters';

/** A template before its file is uploaded. */
interface PreparedTemplate {
	/** The header's file, if it has one. */
	media: PreparedMedia<HeaderMediaKind> | null;
	/** @throws ChakraError where the values do not fit the template */
	fill(media: HeaderMedia | null): FilledTemplate;
}

/** A template with the components that the user gave, in place of Values to Send and Header Media. */
export function templateFromComponents(
	{ name, language }: TemplateChoice,
	components: MetaComponent[],
): PreparedTemplate {
	return { media: null, fill: () => ({ name, language, components }) };
}

/**
 * Prepares a template: by its definition where it is chosen from the list, else by the given values.
 * @throws ChakraError where there is no such template, or the file or link does not fit its header
 */
export async function prepareTemplate(
	item: Item,
	choice: TemplateChoice,
	senderId: string,
	uploadOptions: UploadOptions,
): Promise<PreparedTemplate> {
	const options = item.options;
	const template = choice.isFromList
		? await item.run
				.shared(templateLookup)
				.find(choice, { senderId, wabaId: wabaIdOf(options) }, item.retryOptions)
		: null;
	return {
		media: await prepareHeaderMedia(item, template, uploadOptions),
		fill: (media) => {
			const location = readHeaderLocation(options);
			const header = oneHeader(media, location);
			if (template) {
				expectLocationHeader(template, location);
				const values = readTemplateParameters(item, template);
				expectPublicLinks(template, values, item.run.api.connection.baseUrl);
				return fillByDefinition(template, values, header);
			}
			const pairs = readParameterPairs(item);
			expectRoomForHeader(pairs, header);
			return fillByName(choice, pairs, header);
		},
	};
}
