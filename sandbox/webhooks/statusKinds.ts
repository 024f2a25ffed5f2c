const pricing = { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' };

/** What becomes of a sent message: the members of Meta's status object. */
export const statusKinds: Record<string, Record<string, unknown>> = {
	sent: {
		status: 'sent',
		conversation: { id: 'c-1', expiration_timestamp: '1756408678', origin: { type: 'marketing' } },
		pricing,
	},
	delivered: { status: 'delivered', pricing },
	read: { status: 'read' },
	played: { status: 'played' },
	failed: {
		status: 'failed',
		errors: [
			{
				code: 131047,
				title: 'Re-engagement message',
				message: 'Re-engagement message',
				error_data: { details: 'More than 24 hours have passed since the customer last replied.' },
			},
		],
	},
};
