import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../parameters/optionsField';
import { readValidateOnly } from '../../parameters/validateOnly';
import type { Operation } from '../operation';
import { sendOnceFields } from './fields';
import { readOnceKey } from './onceKey';
import { SendOnce } from './sendOnce';

/** Adds the option Send Once Key to an operation that sends or creates something. */
export function onceForKey(operation: Operation): Operation {
	return {
		...operation,
		description: operation.description.map(withSendOnceFields),
		async prepare(item) {
			const work = await operation.prepare(item);
			const once = readOnceKey(item);
			if (once === null || readValidateOnly(item.options)) return work;
			const sendOnce = item.run.shared(SendOnce.of);
			sendOnce.plan(once.key);
			return async () => {
				const end = await sendOnce.once(once.key, item, work);
				return 'outputs' in end ? end.outputs : once.skippedOutputs(end.reason);
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
