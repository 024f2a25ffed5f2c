/** The type of a variable's value: one line of text, media (link or ID), decimal degrees, a time, or JSON. */
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

/** One variable of a template. */
export interface TemplateVariable {
	/** The key of its value: `header_image`, `body_1`, `body_first_name`, `button_0_url`, `card_1_body_1`. */
	id: string;
	/** Its name in the form: `{{2}} in "your order {{2}} is"`, `Button 2 “Shop” Coupon Code`. */
	label: string;
	kind: VariableKind;
	/** Whether WhatsApp refuses the message without it. */
	required: boolean;
	/** In code points. */
	maxLength?: number;
	/** The text that the template has before the value. It is removed from a value that repeats it. */
	fixedStart?: string;
}

/** Checked values by variable ID. A value that was left out is absent. */
export type FilledValues = ReadonlyMap<string, unknown>;

/** One entry of `template.components` in a message, in Meta's format. */
export interface MetaComponent {
	type: string;
	sub_type?: string;
	index?: string;
	parameters?: unknown[];
	cards?: Array<{ card_index: number; components: MetaComponent[] }>;
}

/** A part of a template that has variables. */
export interface TemplatePart {
	variables: TemplateVariable[];
	component: (values: FilledValues) => MetaComponent | null;
	/** Says in plain words that the filled part is too long; null where it is not. */
	tooLong?: (values: FilledValues) => string | null;
}

/** Where a part belongs: to the template itself or to a card of its carousel. IDs and labels in a card get a prefix. */
export interface PartPlace {
	id: string;
	label: string;
	/** `NAMED`, `POSITIONAL`, or empty where the template does not say. */
	format: string;
	/** Maximum length of the filled body, in code points. */
	maxBodyLength: number;
}
