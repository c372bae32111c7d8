/** Builds the widget into dist/static, or where `out` says. */
export function buildStatic(out?: string): Promise<void>;
/** Builds what a development service serves into dist/development. */
export function buildDevelopment(): Promise<void>;
