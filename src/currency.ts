/** The codes of ISO 4217 that the platform has names and digits for. */
const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether this is the code of a currency: anything else breaks wherever money is written. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}
