/** Builds the widget into dist/static; the names of what was made. */
export function buildStatic(): Promise<string[]>;
