/** Builds the widget into dist/static. */
export function buildStatic(): Promise<void>;
