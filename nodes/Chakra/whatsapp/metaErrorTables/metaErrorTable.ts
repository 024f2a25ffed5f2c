/** Code → what happened, and what to do. The key `200-299` stands for a whole range. */
export type MetaErrorTable = Readonly<Record<string, readonly [happened: string, remedy: string]>>;
