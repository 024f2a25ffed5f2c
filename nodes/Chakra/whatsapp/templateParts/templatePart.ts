/** What a value must be: one line of text, a media link or ID, decimal degrees, a time, or JSON of either sort. */
export type VariableKind =
	| 'text'
	| 'image'
	| 'video'
	| 'document'
	| 'gif'
	| 'latitude'
	| 'longitude'
	| 'time'
	| 'object'
	| 'list';

/** One value that a template needs or takes. */
export interface TemplateVariable {
	/** The key of the value: `header_image`, `body_1`, `body_first_name`, `button_0_url`, `card_1_body_1`. */
	id: string;
	/** For people: `{{2}} in "your order {{2}} is"`, `Button 2 “Shop” Coupon Code`. */
	label: string;
	kind: VariableKind;
	/** WhatsApp refuses the message without it. */
	required: boolean;
	/** Code points. */
	maxLength?: number;
	/** What the template puts before the value already; taken off where it was given once more. */
	fixedStart?: string;
}

/** Values by variable ID, read and checked; a value that was left out is absent. */
export type FilledValues = ReadonlyMap<string, unknown>;

/** One entry of `template.components` in a message, in Meta's own shape. */
export interface MetaComponent {
	type: string;
	sub_type?: string;
	index?: string;
	parameters?: unknown[];
	cards?: Array<{ card_index: number; components: MetaComponent[] }>;
}

/** A part of a template that takes values; it gives null where nothing is to be sent for it. */
export interface TemplatePart {
	variables: TemplateVariable[];
	component: (values: FilledValues) => MetaComponent | null;
	/** The reason in plain words why these values make it longer than WhatsApp takes, or null. */
	tooLong?: (values: FilledValues) => string | null;
}

/** Where in the template a part stands: cards put their own prefix before IDs and labels. */
export interface PartPlace {
	id: string;
	label: string;
	/** `NAMED`, `POSITIONAL`, or empty where the template does not say. */
	format: string;
	/** Code points of its body with the values filled in. */
	longestBody: number;
}
