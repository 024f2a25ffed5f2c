import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../../../json/isObject';
import { optionalText, trimmed } from '../../../parameters/limitedText';
import { ChakraError } from '../../../transport/chakraError';
import { bodyAbove, footerField, interactive, textHeaderFields } from '../interactive';
import type { MessageType } from '../messageType';

/** Meta states a limit for the postal code only. */
const LINE_MAX = 1000;

interface AddressPart {
	name: string;
	label: string;
	/** Meta's member name in each country; absent where the country's form has no such line. */
	IN?: string;
	SG?: string;
	max?: number;
}

/** In the order of their labels. */
const parts: readonly AddressPart[] = [
	{ name: 'address', label: 'Address', IN: 'address', SG: 'address' },
	{ name: 'buildingName', label: 'Building Name', IN: 'building_name' },
	{ name: 'city', label: 'City', IN: 'city', SG: 'city' },
	{ name: 'floorNumber', label: 'Floor Number', IN: 'floor_number' },
	{ name: 'houseNumber', label: 'House Number', IN: 'house_number' },
	{ name: 'landmarkArea', label: 'Landmark or Area', IN: 'landmark_area' },
	{ name: 'name', label: 'Name', IN: 'name', SG: 'name' },
	{ name: 'phoneNumber', label: 'Phone Number', IN: 'phone_number', SG: 'phone_number' },
	{ name: 'postalCode', label: 'Postal Code', IN: 'in_pin_code', SG: 'sg_post_code', max: 6 },
	{ name: 'state', label: 'State', IN: 'state' },
	{ name: 'towerNumber', label: 'Tower Number', IN: 'tower_number' },
	{ name: 'unitNumber', label: 'Unit Number', SG: 'unit_number' },
];

const countries = { IN: 'India', SG: 'Singapore' } as const;

const countryField: INodeProperties = {
	displayName: 'Country',
	name: 'country',
	type: 'options',
	default: 'IN',
	description: 'Where you and the person are: WhatsApp has address forms in these countries only',
	options: Object.entries(countries).map(([value, name]) => ({ name, value })),
};

/**
 * The answer comes as a message of type `form` with `reply.id` address_message.
 * Source: developers.facebook.com/documentation/business-messaging/whatsapp/messages/address-messages
 */
export const addressRequest: MessageType = {
	entry: { name: 'Address Request', value: 'addressRequest' },
	fields: [
		bodyAbove('the button', 'e.g. Where shall we deliver your order?'),
		countryField,
		{
			displayName: 'Prefilled Address',
			name: 'prefilledAddress',
			type: 'collection',
			placeholder: 'Add line',
			default: {},
			description: 'Already filled in for the person, who can correct it',
			options: parts.map(({ name, label }) => ({
				displayName: label,
				name,
				type: 'string',
				default: '',
			})),
		},
		...textHeaderFields,
		footerField,
	],
	build: (values) => {
		const country = readCountry(values.country);
		const prefilled = readAddress(values.prefilledAddress, country);
		return interactive('address_message', {
			values,
			action: {
				name: 'address_message',
				parameters: {
					country,
					...(Object.keys(prefilled).length > 0 && { values: prefilled }),
				},
			},
		});
	},
};

function readCountry(given: unknown = 'IN'): keyof typeof countries {
	const text = String(given).trim();
	if (/^(?:IN|India)$/i.test(text)) return 'IN';
	if (/^(?:SG|Singapore)$/i.test(text)) return 'SG';
	throw new ChakraError(`Country "${text.slice(0, 50)}" has no address form in WhatsApp`, {
		remedy: 'Give IN (India) or SG (Singapore); elsewhere ask for the address with a text.',
	});
}

function readAddress(given: unknown, country: keyof typeof countries): Record<string, string> {
	const address = isObject(given) ? given : {};
	const lines = parts.flatMap((part): Array<[string, string]> => {
		const { name, label, max = LINE_MAX } = part;
		const text = optionalText(trimmed(address[name]), { label, max });
		if (text === undefined) return [];
		const metaName = part[country];
		if (metaName !== undefined) return [[metaName, text]];
		throw new ChakraError(`${label} is no line of the address form in ${countries[country]}`, {
			remedy: `Remove ${label} from Prefilled Address, or choose the other Country.`,
		});
	});
	return Object.fromEntries(lines);
}
