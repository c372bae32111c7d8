/** The codes of ISO 4217 that the platform has names and digits for. */
const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether this is the code of a currency: anything else breaks wherever money is written. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** How many decimals the minor unit of a currency has (ISO 4217): JPY none, KWD three. */
export function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, exponent);
  return exponent;
}

const exponents = new Map<string, number>();
