import type { INodeProperties } from 'n8n-workflow';
import { includedInputFields } from '../../parameters/includeInputFields';
import { optionsField } from '../../parameters/optionsField';
import { readValidateOnly } from '../../parameters/validateOnly';
import type { Operation } from '../operation';
import { readOutputSkipped, readSendOnceKey, sendOnceFields } from './fields';
import { SendOnce } from './sendOnce';

/** Adds the option Send Once Key to an operation that sends or creates something. */
export function onceForKey(operation: Operation): Operation {
	return {
		...operation,
		description: operation.description.map(withSendOnceFields),
		async prepare(item) {
			const work = await operation.prepare(item);
			const key = readSendOnceKey(item);
			const isValidateOnly = readValidateOnly(item.options);
			if (key === null || isValidateOnly) return work;
			const sendOnce = item.run.shared(SendOnce.of);
			const isSkippedShown = readOutputSkipped(item);
			const input = includedInputFields(item);
			sendOnce.plan(key);
			return async () => {
				const end = await sendOnce.once(key, item, work);
				if ('outputs' in end) return end.outputs;
				if (!isSkippedShown) return [];
				return item.outputs({ ...input, status: 'skipped', reason: end.reason, sendOnceKey: key });
			};
		},
	};
}

function withSendOnceFields(field: INodeProperties): INodeProperties {
	if (field.name !== 'options') return field;
	const options = (field.options ?? []).filter(
		(option): option is INodeProperties => 'type' in option,
	);
	return optionsField([...options, ...sendOnceFields]);
}
