/** Meta's error codes with what happened and what to do. A key such as `200-299` is a range of codes. */
export type MetaErrorTable = Readonly<Record<string, readonly [happened: string, remedy: string]>>;
