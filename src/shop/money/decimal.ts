import { exponentOf } from '../../currency.ts';

/** A decimal number as shops write it ("29.35", "-10.00") in minor units; what is none is 0. */
export function minorUnits(decimal: string | number | null | undefined, currency: string): number {
  const text = typeof decimal === 'number' ? decimal.toFixed(exponentOf(currency) + 2) : (decimal ?? '');
  const [, sign, whole = '', rest = ''] = /^\s*(-?)(\d*)(?:\.(\d*))?\s*$/.exec(text) ?? [];
  if (whole === '' && rest === '') return 0;
  const places = exponentOf(currency);
  const kept = Number(`${whole}${rest.slice(0, places).padEnd(places, '0')}`);
  const up = Number(rest[places] ?? '0') >= 5 ? 1 : 0;
  return (kept + up) * (sign === '-' ? -1 : 1) || 0;
}

/** Minor units as shops take them. */
export function decimalOf(amount: number, currency: string): string {
  const places = exponentOf(currency);
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${amount < 0 ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}
