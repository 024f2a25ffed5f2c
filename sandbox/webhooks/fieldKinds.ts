/** Meta's webhook fields that are about no message, each with a value. */
export const fieldKinds: Record<string, Record<string, unknown>> = {
	message_template_status_update: {
		event: 'APPROVED',
		message_template_id: 1000002,
		message_template_name: 'christmas_promo_23',
		message_template_language: 'en_US',
		reason: 'NONE',
	},
	message_template_quality_update: {
		previous_quality_score: 'GREEN',
		new_quality_score: 'YELLOW',
		message_template_id: 1000002,
		message_template_name: 'christmas_promo_23',
		message_template_language: 'en_US',
	},
	account_update: { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'X' }] },
	phone_number_quality_update: {
		display_phone_number: '15550100099',
		event: 'FLAGGED',
		current_limit: 'TIER_1K',
	},
	something_new: { said: 'by a later version' },
};
