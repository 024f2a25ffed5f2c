import type { IDataObject } from 'n8n-workflow';

/** The body of a request, checked as a whole. */
export interface PreparedBody {
	/** Where files are still to go up, with their names in place of what they become. */
	body: IDataObject;
	/** Uploads the files and gives the body that is sent; absent where there are none. @throws ChakraError */
	completeBody?(): Promise<IDataObject>;
}

/** The same inside another body, for instance beside an ID. */
export function within(
	{ body, completeBody }: PreparedBody,
	place: (body: IDataObject) => IDataObject,
): PreparedBody {
	return {
		body: place(body),
		...(completeBody && { completeBody: async () => place(await completeBody()) }),
	};
}
