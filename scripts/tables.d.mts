/** Every table as it is served: its file's name, and what is in it. */
export function tableFiles(): { file: string; content: Uint8Array<ArrayBuffer> }[];
/** Puts them into a folder of static files. */
export function buildTables(out: string): void;
